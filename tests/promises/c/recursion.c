#include <stdio.h>

static int deeper(int n)
{
    volatile char frame[256];
    frame[n & 255] = (char)n;
    return deeper(n + 1) + frame[n & 255];
}

int main(void)
{
    printf("%d\n", deeper(0));
}

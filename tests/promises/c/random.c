#include <stdio.h>
#include <sys/random.h>
#include <unistd.h>

int main(void)
{
    unsigned long long numbers[2];
    if (getentropy(numbers, sizeof numbers) != 0)
        return 1;
    puts(numbers[0] != numbers[1] ? "ok" : "same");
}

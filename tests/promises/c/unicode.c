#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "héllo wörld ✓ 🦀";
    int count = 0;
    for (const char *c = text; *c; c++)
        count += (*c & 0xc0) != 0x80;
    printf("%s\n%d\n", text, count);
}

/* A program that has a file open, as an editor or a virus scanner has: holds.exe read|alone FILE, until its input ends. For tests only. */
#include <windows.h>
#include <stdio.h>
int wmain(int count, wchar_t **words)
{
    HANDLE file;
    DWORD shared;
    if (count != 3) return 2;
    shared = words[1][0] == L'a' ? 0 : FILE_SHARE_READ;
    file = CreateFileW(words[2], GENERIC_READ, shared, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) { }
    CloseHandle(file);
    return 0;
}

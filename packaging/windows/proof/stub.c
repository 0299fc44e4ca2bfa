// Stands for the frozen programs where the installers are proved: says how it was started, and can stay open.
//   last-start.txt in %LOCALAPPDATA%\Pressfold    the whole command line, UTF-8
//   --hold                                        stays open until last-start.txt is gone, a minute at most
//   --mutex NAME                                  holds a mutex meanwhile
//   --lock FILE                                   holds a file meanwhile, so that nobody may open or remove it
#include <shlobj.h>
#include <windows.h>

static void say(const wchar_t *file) {
    char line[65536];
    DWORD written;
    int length = WideCharToMultiByte(CP_UTF8, 0, GetCommandLineW(), -1, line, sizeof line, NULL, NULL);
    HANDLE out = CreateFileW(file, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, CREATE_ALWAYS, 0, NULL);
    WriteFile(out, line, length - 1, &written, NULL);
    CloseHandle(out);
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show) {
    wchar_t file[MAX_PATH];
    SHGetFolderPathW(NULL, CSIDL_LOCAL_APPDATA, NULL, 0, file);
    lstrcatW(file, L"\\Pressfold");
    CreateDirectoryW(file, NULL);
    lstrcatW(file, L"\\last-start.txt");
    wchar_t *mutex = wcsstr(line, L"--mutex "), *lock = wcsstr(line, L"--lock ");
    if (mutex) CreateMutexW(NULL, FALSE, mutex + 8);
    if (lock) CreateFileW(lock + 7, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    say(file);
    if (wcsstr(line, L"--hold") || mutex || lock)
        for (int tenth = 0; tenth < 600 && GetFileAttributesW(file) != INVALID_FILE_ATTRIBUTES; tenth++) Sleep(100);
    return 0;
}

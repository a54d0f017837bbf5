// Between fork and exec of a process with threads, only calls that are safe in a signal handler are allowed: Swift
// cannot promise that, and posix_spawn sets neither limits nor filters. This file is what has to be C for it.

#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif
#endif

struct job {
    void (*work)(void *);
    void *context;
};

static void *start(void *job) {
    ((struct job *)job)->work(((struct job *)job)->context);
    return NULL;
}

int32_t quartier_fork(void (*work)(void *), void *context, size_t stack) {
    pid_t parent = getpid();
    pid_t child = fork();
    if (child != 0) return child;
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    // The parent may have ended before the call.
    if (getppid() != parent) _exit(128 + SIGKILL);
    struct job job = {work, context};
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack);
    if (pthread_create(&thread, &attributes, start, &job) != 0) {
        static const char message[] = "quartier: the system gives no thread\n";
        if (write(2, message, sizeof message - 1) < 0) _exit(70);
        _exit(70);
    }
    pthread_join(thread, NULL);
    exit(0);
}

int quartier_exit_code(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int quartier_pipe(int ends[2]) {
#ifdef __linux__
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

intptr_t quartier_search(const void *bytes, intptr_t count, const void *needle, intptr_t length) {
    const char *found = memmem(bytes, count, needle, length);
    return found ? found - (const char *)bytes : -1;
}

static int limit(int resource, uint64_t value) {
    struct rlimit now, wanted = {value, value};
    // A limit of the surroundings that is tighter than ours stays.
    if (getrlimit(resource, &now) == 0 && now.rlim_max != RLIM_INFINITY && now.rlim_max < value)
        wanted.rlim_cur = wanted.rlim_max = now.rlim_max;
    return setrlimit(resource, &wanted);
}

#ifdef __linux__

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/// Forbids sockets, and the ways round that: other system call tables, rings, other processes' memory.
static int forbid_sockets(void) {
#ifdef OWN_ARCHITECTURE
#define REFUSE(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        REFUSE(SYS_socket),
        REFUSE(SYS_socketpair),
        REFUSE(425 /* io_uring_setup */),
        REFUSE(SYS_ptrace),
        REFUSE(SYS_process_vm_readv),
        REFUSE(SYS_process_vm_writev),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {sizeof rules / sizeof rules[0], rules};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
#else
    return 0;
#endif
}

#ifdef LANDLOCK_CREATE_RULESET_VERSION

static int allow(int rules, const char *path, uint64_t access) {
    int place = open(path, O_PATH | O_CLOEXEC);
    if (place < 0) return errno == ENOENT;
    struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = place};
    int done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(place);
    return done == 0;
}

/// Hides every file but the system's programs and libraries, and the program's folder.
static int hide_files(const char *program, const char *folder) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return 0;
    // The thirteen rights of the first version; then linking across folders, then cutting files short.
    uint64_t all = 0x1fff | (version >= 2 ? 0x2000 : 0) | (version >= 3 ? 0x4000 : 0);
    uint64_t read = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;
    uint64_t list = read | LANDLOCK_ACCESS_FS_READ_DIR;
    struct landlock_ruleset_attr attributes = {.handled_access_fs = all};
    int rules = syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (rules < 0) return 0;
    int done = allow(rules, "/usr", list) && allow(rules, "/lib", list) && allow(rules, "/lib64", list)
        && allow(rules, "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE)
        && allow(rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE)
        && allow(rules, "/dev/urandom", LANDLOCK_ACCESS_FS_READ_FILE) && allow(rules, program, read)
        && allow(rules, folder, all) && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return done;
}

#else

static int hide_files(const char *program, const char *folder) {
    return 0;
}

#endif

static int take_measures(const char *program, const char *folder) {
    int measures = 0;
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0) measures |= QUARTIER_NO_NETWORK;
    // Without this promise the kernel takes neither filter from an ordinary user.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return measures;
    if (hide_files(program, folder)) measures |= QUARTIER_NO_FILES;
    if (forbid_sockets()) measures |= QUARTIER_NO_SOCKETS;
    return measures;
}

#else

static int take_measures(const char *program, const char *folder) {
    return 0;
}

#endif

/// What the child tells its parent before it becomes the program: an error number, or the measures.
struct report {
    int error, measures;
};

static void become(
    const char *program, char *const arguments[], char *const environment[],
    const struct quartier_confinement *confinement, int output, int errors, int pipe, pid_t parent) {
    struct report report = {0, 0};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
#endif
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) goto failed;
#if defined(__linux__) && defined(SYS_close_range)
    syscall(SYS_close_range, 3u, ~0u, 4u /* CLOSE_RANGE_CLOEXEC */);
#endif
    if (chdir(confinement->folder) != 0) goto failed;
    umask(077);
    if (limit(RLIMIT_AS, confinement->address_space) != 0 || limit(RLIMIT_CPU, confinement->cpu_seconds) != 0
        || limit(RLIMIT_FSIZE, confinement->file_size) != 0 || limit(RLIMIT_NOFILE, confinement->open_files) != 0
        || limit(RLIMIT_CORE, 0) != 0)
        goto failed;
    report.measures = take_measures(program, confinement->folder);
    if (write(pipe, &report, sizeof report) != sizeof report) _exit(127);
    execve(program, arguments, environment);
failed:
    report.error = errno;
    if (write(pipe, &report, sizeof report) != sizeof report) _exit(127);
    _exit(127);
}

int quartier_confine(
    const char *program, char *const arguments[], char *const environment[],
    const struct quartier_confinement *confinement, int output, int errors, int *measures) {
    int ends[2];
    // Descriptors 0 to 2 could be closed in our own process; the child's standard files must not land on the pipe.
    if (quartier_pipe(ends) != 0) return -1;
    int end = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
    close(ends[1]);
    if (end < 0) {
        close(ends[0]);
        return -1;
    }
    pid_t parent = getpid();
    // Not fork where that can be helped: PROJ has the child close its database then, and waits for ever for a lock of
    // SQLite that another thread held.
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    pid_t child = _Fork();
#else
    pid_t child = fork();
#endif
    if (child == 0) become(program, arguments, environment, confinement, output, errors, end, parent);
    int reason = errno;
    close(end);
    struct report report = {child < 0 ? reason : 0, 0}, next;
    // The pipe closes by itself when the child becomes the program; what comes first are its measures, and a second
    // report says that it could not.
    *measures = 0;
    while (child > 0) {
        ssize_t count = read(ends[0], &next, sizeof next);
        if (count < 0 && errno == EINTR) continue;
        if (count != sizeof next) break;
        if (next.error == 0) *measures = next.measures;
        report = next;
    }
    close(ends[0]);
    if (report.error == 0) return child;
    if (child > 0) waitpid(child, NULL, 0);
    errno = report.error;
    return -1;
}

#ifndef QUARTIER_CONFINE_H
#define QUARTIER_CONFINE_H

#include <stddef.h>
#include <stdint.h>

/// What a confined program may use.
struct quartier_confinement {
    uint64_t address_space;  ///< bytes of memory
    uint64_t cpu_seconds;    ///< seconds of computing
    uint64_t file_size;      ///< bytes of any one file it writes
    uint64_t open_files;     ///< files open at a time
    const char *folder;      ///< its working folder, the only one it may write to
};

/// What the kernel agreed to, beside the limits.
enum {
    QUARTIER_NO_SOCKETS = 1,  ///< every call for a socket fails
    QUARTIER_NO_NETWORK = 2,  ///< it has a network of its own, with nothing in it
    QUARTIER_NO_FILES = 4,    ///< it sees the system's programs and libraries and its folder, nothing else
};

/// Starts a program under limits, in a process group of its own, with nothing but the three standard files open.
///
/// `program` is an absolute path. Standard input is empty; `output` and `errors` become standard output and error.
/// Returns the process, or -1 with errno. `measures` receives which of the measures above are in force.
int quartier_confine(
    const char *program, char *const arguments[], char *const environment[],
    const struct quartier_confinement *confinement, int output, int errors, int *measures);

/// Makes a child that does something on a thread of its own and ends with it, for a process of one thread only;
/// returns the child's number, or -1 with errno.
///
/// The child ends as soon as its parent has ended, whatever ends that. Swift offers no fork, since what must not be
/// done in the child of a process with threads is more than it can tell. And a forked thread is not to run Swift: its
/// runtime and its `Mutex` remember the thread's number, which is still the parent's, so that a lock two threads wanted
/// is never let go. A thread begun in the child has its own.
int32_t quartier_fork(void (*work)(void *), void *context, size_t stack);

/// What a process that has ended left as its exit code; -1 if it was ended by a signal.
int quartier_exit_code(int status);

/// Makes a pipe, reading end first, that no program started by another thread inherits; 0, or -1 with errno.
int quartier_pipe(int ends[2]);

/// The first position of some bytes among others; -1 if they are not there.
///
/// The C library's own search, which its headers show to no Swift.
intptr_t quartier_search(const void *bytes, intptr_t count, const void *needle, intptr_t length);

#endif

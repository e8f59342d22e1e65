package dev.palindrome.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The temporary directory of one embedded server: its data, its log, and a lock that this process holds as long as it lives. A
 * directory whose lock is free was left by a process that was killed; {@link #sweep} ends its server and deletes it.
 */
final class ServerDirectory {
    private static final String PREFIX = "palindrome-server-";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_NANOS = 2_000_000;

    private final Path root;
    private final RandomAccessFile lockFile;
    private final ReentrantLock starting = new ReentrantLock();
    private final @Nullable ShutdownHook untilOwned;
    private volatile @Nullable Thread starter;

    private ServerDirectory(Path root, RandomAccessFile lockFile, @Nullable ShutdownHook untilOwned) {
        this.root = root;
        this.lockFile = lockFile;
        this.untilOwned = untilOwned;
    }

    /** A new one, in memory if there is room. */
    static ServerDirectory create() throws IOException {
        return create(TemporaryPlace.best());
    }

    /** Ends the servers of processes that were killed before they could, and deletes their directories. */
    static void sweep() throws IOException {
        for (Path place : TemporaryPlace.all()) {
            sweep(place);
        }
    }

    /** A new one in a directory for temporary files. It goes with the JVM, if need be, until it is {@link #owned}. */
    static ServerDirectory create(Path temporary) throws IOException {
        Path parent = Files.createDirectories(temporary);
        Path root = parent.resolve(PREFIX + ProcessHandle.current().pid() + "-"
                + Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits()));
        // Before there is a directory, so that a signal finds either none or somebody who deletes it.
        ShutdownHook untilOwned = ShutdownHook.add("palindrome-directory", () -> delete(root));
        makePrivate(root);
        RandomAccessFile file = new RandomAccessFile(root.resolve("lock").toFile(), "rw");
        file.getChannel().lock();
        // Only now: an empty lock file is one that its maker has not locked yet.
        file.write(1);
        return new ServerDirectory(root, file, untilOwned);
    }

    private static void makePrivate(Path root) throws IOException {
        if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(root);
        }
    }

    private static void delete(Path root) {
        try {
            DirectoryTree.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + root, e);
        }
    }

    /** Somebody else sees to it that it is destroyed when the JVM stops. */
    void owned() {
        if (untilOwned != null) {
            untilOwned.remove();
        }
    }

    /** The same for one directory for temporary files. */
    static void sweep(Path temporary) throws IOException {
        String own = PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path root : left) {
                if (root.getFileName().toString().startsWith(own)) {
                    // Closing a second handle of a lock file of our own would lose the lock (fcntl(2)).
                    continue;
                }
                Path lock = root.resolve("lock");
                // Another user's directories cannot be looked into.
                if (Files.isWritable(lock) && Files.size(lock) > 0) {
                    sweep(root, lock);
                } else if (Files.isWritable(root) && isOld(root)) {
                    // Without lock, it was being made.
                    DirectoryTree.delete(root);
                }
            }
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            // Another process sweeps as well, or ends: what it deletes need not be deleted here.
        }
    }

    private static boolean isOld(Path root) throws IOException {
        Instant made = Files.getLastModifiedTime(root).toInstant();
        return made.isBefore(Instant.now().minus(Duration.ofMinutes(10)));
    }

    private static void sweep(Path root, Path lock) throws IOException {
        RandomAccessFile file = new RandomAccessFile(lock.toFile(), "rw");
        if (file.getChannel().tryLock() == null) {
            file.close();
        } else {
            new ServerDirectory(root, file, null).destroy();
        }
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("log");
    }

    /** The server's main process if one runs on the data, else null. */
    @Nullable
    ProcessHandle postmaster() {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            ProcessHandle process = lines.isEmpty()
                    ? null
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElse(null);
            // After a reboot the number may be another program's.
            return process != null && names(process) ? process : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the server's process id in " + data(), e);
        }
    }

    private boolean names(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.arguments()
                .map(arguments -> List.of(arguments).contains(data().toString()))
                // Windows does not tell arguments.
                .orElse(info.command().orElse("").contains("postgres"));
    }

    /** To be called before something is started in it, so that {@link #abandon} does not clear it under the starter's hands. */
    void begin() {
        starting.lock();
        starter = Thread.currentThread();
    }

    /** To be called by the same thread when that is done. */
    void end() {
        starter = null;
        starting.unlock();
    }

    /** Destroys it when the JVM stops, which may be in the middle of a start: that is interrupted. */
    void abandon() {
        boolean idle = starting.tryLock();
        Thread interrupted = starter;
        try {
            if (!idle && interrupted != null) {
                interrupted.interrupt();
                idle = starting.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        destroy();
    }

    /** Ends every process that works in the directory, deletes it and lets go of the lock. Harmless when repeated. */
    synchronized void destroy() {
        ProcessHandle postmaster = postmaster();
        endStarters(postmaster);
        if (postmaster != null) {
            quit(postmaster);
        }
        try {
            DirectoryTree.delete(root);
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + root, e);
        }
    }

    /** initdb, pg_ctl and a server that did not get as far as its pid file, when the start is interrupted. */
    private void endStarters(@Nullable ProcessHandle postmaster) {
        List<ProcessHandle> starters = ProcessHandle.allProcesses()
                .filter(process -> !process.equals(postmaster) && names(process))
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .filter(process -> !process.equals(postmaster))
                .toList();
        starters.forEach(ProcessHandle::destroyForcibly);
        starters.forEach(ServerDirectory::await);
    }

    /** SIGQUIT: immediate shutdown, in which the server ends its children and frees its shared memory, but writes nothing. */
    private static void quit(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // No kill command: Windows.
            postmaster.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!await(postmaster)) {
            postmaster.destroyForcibly();
            await(postmaster);
        }
    }

    /** Polls: for a process that is not a child, {@link ProcessHandle#onExit} looks once a second. */
    private static boolean await(ProcessHandle process) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /** Whether it does anything. One that ended but has no parent that asks, as in most containers, has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}

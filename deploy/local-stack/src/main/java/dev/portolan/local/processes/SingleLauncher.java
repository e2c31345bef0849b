package dev.portolan.local.processes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Held by the one launcher of an installation; the system lets go of it when the process ends, however it ends.
public final class SingleLauncher implements AutoCloseable {
    private final FileChannel channel;

    private SingleLauncher(FileChannel channel) {
        this.channel = channel;
    }

    /// @return empty while another process holds it
    public static Optional<SingleLauncher> acquire(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new SingleLauncher(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

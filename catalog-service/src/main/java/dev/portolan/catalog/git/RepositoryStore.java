package dev.portolan.catalog.git;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Digest;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps repositories on this machine between readings, each tenant's apart from all others'. Only one reading at a
/// time has a repository. What is here may be lost: it is brought again.
@ApplicationScoped
class RepositoryStore {
    private static final Duration SWEEP = Duration.ofMinutes(5);

    private final CatalogConfig.Git config;
    private final InstantSource time;
    private final Semaphore fetches;
    private final Map<Path, Held> held = new ConcurrentHashMap<>();
    private final Recurring sweep =
            new Recurring("git-sweep", this::sweep, "repositories that nobody needs stay; trying again");

    RepositoryStore(CatalogConfig config, InstantSource time) {
        this.config = config.git();
        this.time = time;
        this.fetches = new Semaphore(this.config.parallel());
    }

    void start(@Observes StartupEvent started) {
        QuietSystem.install();
        sweep.start(SWEEP);
    }

    void stop(@Observes ShutdownEvent stopping) {
        sweep.close();
    }

    /// Runs work that has a repository for itself. Waits for whoever has it.
    <T> T with(TenantId tenant, GitAddress address, Work<T> work) throws IOException {
        var name = Digest.of(address.url() + "#" + Objects.requireNonNullElse(address.branch(), ""));
        var folder = config.folder().resolve(tenant.toString()).resolve(name);
        var lock =
                Objects.requireNonNull(held.compute(folder, (_, there) -> there == null ? new Held() : there.more()));
        lock.lock.lock();
        try {
            return work.on(new RepositoryFolder(folder, config, fetches, time));
        } finally {
            lock.lock.unlock();
            held.computeIfPresent(folder, (_, there) -> there.less());
        }
    }

    /// Removes what nobody has needed for long, and what goes beyond the space there is.
    void sweep() {
        try {
            var repositories = RepositoryFolder.all(config.folder());
            var total = repositories.stream()
                    .mapToLong(RepositoryFolder.Kept::bytes)
                    .sum();
            var oldest = time.instant().minus(config.keep());
            for (var repository : repositories) {
                var tooMuch = total > config.maxFolderBytes();
                if ((tooMuch || repository.used().isBefore(oldest)) && removeIfFree(repository.folder())) {
                    total -= repository.bytes();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean removeIfFree(Path folder) {
        var removed = new boolean[1];
        held.compute(folder, (_, there) -> {
            if (there == null) {
                RepositoryFolder.delete(folder);
                removed[0] = true;
            }
            return there;
        });
        return removed[0];
    }

    interface Work<T> {
        T on(RepositoryFolder folder) throws IOException;
    }

    private record Held(ReentrantLock lock, int count) {
        Held() {
            this(new ReentrantLock(), 1);
        }

        Held more() {
            return new Held(lock, count + 1);
        }

        @Nullable
        Held less() {
            return count == 1 ? null : new Held(lock, count - 1);
        }
    }
}

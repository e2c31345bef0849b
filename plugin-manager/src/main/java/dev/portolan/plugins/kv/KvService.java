package dev.portolan.plugins.kv;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps what installations of the current tenant remember. It goes with the installation, once that is removed for
/// good.
@ApplicationScoped
@Transactional
public class KvService {
    private final KvRepository entries;
    private final InstantSource time;

    KvService(KvRepository entries, InstantSource time) {
        this.entries = entries;
        this.time = time;
    }

    Optional<KvEntry> get(UUID installation, String key) {
        return entries.get(installation, key, time.instant());
    }

    /// Those whose keys begin so, after a key, in their order.
    public List<KvEntry> list(UUID installation, String prefix, String after, int most) {
        return entries.list(installation, prefix, after, time.instant(), most);
    }

    /// Remembers something in the place of what was there before under its key.
    ///
    /// @param quota bytes that all entries may have together
    /// @return whether there was room
    boolean put(UUID installation, KvEntry entry, long quota) {
        var used = entries.hold(installation);
        var bytes = bytes(entry);
        var more = bytes - entries.size(installation, entry.key());
        if (used + more > quota) {
            var swept = entries.sweep(installation, time.instant());
            more = bytes - entries.size(installation, entry.key());
            entries.use(installation, -swept);
            if (used - swept + more > quota) {
                return false;
            }
        }
        entries.put(installation, entry, bytes, time.instant());
        entries.use(installation, more);
        return true;
    }

    void delete(UUID installation, String key) {
        var _ = entries.hold(installation);
        entries.use(installation, -entries.delete(installation, key));
    }

    private static int bytes(KvEntry entry) {
        return entry.key().getBytes(StandardCharsets.UTF_8).length
                + entry.value().getBytes(StandardCharsets.UTF_8).length;
    }
}

package dev.portolan.ui.apidocs;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Download;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.session.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// Reads definitions of APIs. The last few are kept for all pages together: a page keeps none, as one can take up many
/// times the room of its text.
@ApplicationScoped
class Definitions {
    /// Of all texts that are kept as trees, in characters.
    private static final long MOST_CHARACTERS = 12L << 20;

    private static final int AT_ONCE = 2;

    private final CatalogClient catalog;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    Definitions(CatalogClient catalog) {
        this.catalog = catalog;
    }

    /// Reads an API and its definition as they are now. Blocks.
    Api fresh(TenantSession tenant, EntityRef ref) {
        var entity = catalog.entity(tenant.slug(), tenant, ref);
        var text = entity.spec("definition").orElse("");
        var type = entity.spec("type").orElse("");
        return new Api(entity, text, keep(new Key(tenant.tenant(), ref), type, text));
    }

    /// The same definition again, without asking the catalog where it is still known. Blocks.
    Definition known(TenantSession tenant, EntityRef ref) {
        lock.lock();
        try {
            var last = kept.get(new Key(tenant.tenant(), ref));
            if (last != null) {
                return last.definition;
            }
        } finally {
            lock.unlock();
        }
        return fresh(tenant, ref).definition;
    }

    /// The text as a file. Blocks.
    Download file(TenantSession tenant, EntityRef ref) {
        var text = catalog.entity(tenant.slug(), tenant, ref).spec("definition").orElse("");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Download(new ByteArrayInputStream(bytes), "text/plain;charset=UTF-8", bytes.length, null);
    }

    private Definition keep(Key key, String type, String text) {
        lock.lock();
        try {
            var last = kept.get(key);
            if (last != null && last.hash == text.hashCode() && last.length == text.length()) {
                return last.definition;
            }
        } finally {
            lock.unlock();
        }
        places.acquireUninterruptibly();
        try {
            var read = DefinitionReader.read(type, text);
            put(key, new Kept(read, text.length(), text.hashCode()));
            return read;
        } finally {
            places.release();
        }
    }

    private void put(Key key, Kept now) {
        lock.lock();
        try {
            var before = kept.put(key, now);
            characters += now.length - (before == null ? 0 : before.length);
            var oldest = kept.entrySet().iterator();
            while (characters > MOST_CHARACTERS && kept.size() > 1 && oldest.hasNext()) {
                characters -= oldest.next().getValue().length;
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /// @param text of the definition; empty where there is none
    record Api(Entity entity, String text, Definition definition) {}

    private record Key(TenantId tenant, EntityRef ref) {}

    private record Kept(Definition definition, int length, int hash) {}
}

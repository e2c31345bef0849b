package dev.portolan.plugins.publishers;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PublisherTokenRepository implements PanacheRepositoryBase<PublisherTokenRow, UUID> {
    Optional<PublisherTokenRow> byHash(byte[] hash) {
        return find("hash", hash).firstResultOptional();
    }

    List<PublisherTokenRow> ofPublisher(String publisher) {
        return find("publisher = ?1 order by id desc", publisher).list();
    }

    /// Notes a use without touching a row that goes meanwhile.
    void used(UUID id, Instant at, Instant unlessAfter) {
        var _ = update(
                "lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?3)", at, id, unlessAfter);
    }
}

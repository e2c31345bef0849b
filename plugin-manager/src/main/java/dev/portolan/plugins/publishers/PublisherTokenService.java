package dev.portolan.plugins.publishers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the tokens of publishers. The token itself is known only to whoever makes it, once.
@ApplicationScoped
@Transactional
class PublisherTokenService {
    private static final int SHOWN = PublisherTokenFormat.PREFIX.length() + 4;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final PublisherTokenRepository rows;
    private final PublisherRepository publishers;
    private final PublisherConfig config;
    private final Journal journal;
    private final InstantSource time;

    PublisherTokenService(
            PublisherTokenRepository rows,
            PublisherRepository publishers,
            PublisherConfig config,
            Journal journal,
            InstantSource time) {
        this.rows = rows;
        this.publishers = publishers;
        this.config = config;
        this.journal = journal;
        this.time = time;
    }

    /// The publisher that a token stands for. Asked each time, so that a token that was taken back opens nothing.
    ///
    /// @return empty when the token is unknown or its publisher suspended
    Optional<PublisherProfile> publisher(String token) {
        if (!PublisherTokenFormat.isWellFormed(token)) {
            return Optional.empty();
        }
        var found = rows.byHash(PublisherTokenFormat.hash(token));
        var publisher = found.flatMap(row -> publishers.findByIdOptional(row.publisher))
                .filter(row -> row.suspendedAt == null)
                .map(PublisherProfile::of);
        if (publisher.isPresent()) {
            var now = time.instant();
            found.ifPresent(row -> rows.used(row.id, now, now.minus(NOTED_EVERY)));
        }
        return publisher;
    }

    /// @throws ProblemException `not-found`, `conflict` for the product's own publisher, `too-many-publisher-tokens`
    Made make(String publisher, String name) {
        var owner = publishers.locked(publisher).orElseThrow(ProblemException::notFound);
        if (owner.id.equals(PublisherService.OWN)) {
            throw new ProblemException(Common.CONFLICT, "Nobody signs in as the product's own publisher.");
        }
        if (rows.count("publisher", publisher) >= config.mostTokens()) {
            throw new ProblemException(
                    PublisherProblem.TOO_MANY_PUBLISHER_TOKENS,
                    "The publisher has %d tokens, and may have no more. Delete one that is not needed."
                            .formatted(config.mostTokens()));
        }
        var token = PublisherTokenFormat.next();
        var row = new PublisherTokenRow();
        row.id = Ids.next();
        row.publisher = publisher;
        row.name = name.strip();
        row.prefix = token.substring(0, SHOWN);
        row.hash = PublisherTokenFormat.hash(token);
        row.createdAt = time.instant();
        rows.persist(row);
        journal.record("publisher-token.created", publisher, null, tokenOf(row));
        return new Made(Info.of(row), token);
    }

    /// Newest first.
    ///
    /// @throws ProblemException `not-found`
    List<Info> list(String publisher) {
        if (publishers.findByIdOptional(publisher).isEmpty()) {
            throw ProblemException.notFound();
        }
        return rows.ofPublisher(publisher).stream().map(Info::of).toList();
    }

    /// Makes a token void, at once.
    ///
    /// @throws ProblemException `not-found`
    void delete(String publisher, UUID id) {
        var row = rows.findByIdOptional(id)
                .filter(found -> found.publisher.equals(publisher))
                .orElseThrow(ProblemException::notFound);
        rows.delete(row);
        journal.record("publisher-token.deleted", publisher, null, tokenOf(row));
    }

    private static Map<String, String> tokenOf(PublisherTokenRow row) {
        return Map.of("id", row.id.toString(), "name", row.name);
    }

    /// What may be known of a token, by which it cannot be used.
    ///
    /// @param prefix its first characters, to tell it from others
    /// @param lastUsedAt to some minutes; absent for never
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Info(
            UUID id,
            String name,
            String prefix,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {
        static Info of(PublisherTokenRow row) {
            return new Info(row.id, row.name, row.prefix, row.createdAt, row.lastUsedAt);
        }
    }

    /// @param token shown this once
    record Made(Info info, String token) {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "Made[" + info.id() + "]";
        }
    }
}

package dev.portolan.catalog.connections;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.hosts.HostKind;
import dev.portolan.catalog.secrets.SealService;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the current tenant's connections. What they hold in secret comes out of here for those hosts only.
@ApplicationScoped
@Transactional
public class ConnectionService {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String TOKEN = "connection.token";
    private static final String WEBHOOK = "connection.webhook";
    private static final int SECRET_BYTES = 32;

    private final ConnectionRepository rows;
    private final ConnectionQueries queries;
    private final SealService seals;
    private final Audit audit;
    private final InstantSource time;
    private final int most;
    private final SecureRandom random = new SecureRandom();

    ConnectionService(
            ConnectionRepository rows,
            ConnectionQueries queries,
            SealService seals,
            Audit audit,
            InstantSource time,
            CatalogConfig config) {
        this.rows = rows;
        this.queries = queries;
        this.seals = seals;
        this.audit = audit;
        this.time = time;
        this.most = config.connections().most();
    }

    /// In the order in which they were made.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    Page<Connection> page(@Nullable String cursor, int size) {
        var found = queries.after(cursor == null ? FIRST : position(cursor), size + 1);
        var shown = found.stream().limit(size).map(Connection::of).toList();
        return new Page<>(
                shown, found.size() > size ? Cursor.encode(shown.getLast().id()) : null);
    }

    /// @throws ProblemException `conflict` when the host has one; `invalid` when it is known to be of another kind, or
    ///     when there are too many
    Connection add(ConnectionInput input) {
        rows.hold();
        var host = host(input.host());
        var kind = input.kindOfHost();
        if (host.contains("/") && kind != HostKind.GITLAB) {
            throw ProblemException.invalid(
                    "/host", "must have no path: only a GitLab is read from below a folder of its host");
        }
        HostKind.of(host.replaceFirst("/.*", "")).filter(known -> known != kind).ifPresent(known -> {
            throw ProblemException.invalid(
                    "/kind", "is %s, but %s is of the kind %s".formatted(kind.word(), host, known.word()));
        });
        if (queries.byHost(host).isPresent()) {
            throw new ProblemException(
                    Common.CONFLICT, "There is a connection to %s already. Change that one.".formatted(host));
        }
        if (rows.count() >= most) {
            throw new ProblemException(
                    Common.INVALID, "There are %d connections already, which is the most.".formatted(most));
        }
        var row = new ConnectionRow();
        row.id = Ids.next();
        row.kind = kind.word();
        row.host = host;
        row.name = name(input.name(), host);
        row.username = blankAsNull(input.username());
        row.token = seals.seal(TOKEN, row.id, input.token());
        row.createdAt = time.instant();
        rows.persistAndFlush(row);
        audit.record("connection.added", target(row), new Change(Map.of(), told(row), null));
        return Connection.of(row);
    }

    /// @throws ProblemException `not-found`
    Connection change(UUID id, ConnectionInput.Change input) {
        var row = row(id);
        var before = told(row);
        row.name = name(input.name(), row.host);
        row.username = blankAsNull(input.username());
        if (input.token() != null) {
            row.token = seals.seal(TOKEN, row.id, input.token());
            rows.forgive(row.id);
            row.lastError = null;
        }
        rows.flush();
        var note = input.token() == null ? null : "the token was replaced";
        audit.record("connection.changed", target(row), new Change(before, told(row), note));
        return Connection.of(row);
    }

    /// @throws ProblemException `not-found`
    void remove(UUID id) {
        var row = row(id);
        rows.delete(row);
        audit.record("connection.removed", target(row), new Change(told(row), Map.of(), null));
    }

    /// @throws ProblemException `not-found`
    Connection get(UUID id) {
        return Connection.of(row(id));
    }

    /// Makes a new secret for the host's webhook; the one before is void.
    ///
    /// @return the secret, this once
    /// @throws ProblemException `not-found`
    String renewWebhook(UUID id) {
        var row = row(id);
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        row.webhook = seals.seal(WEBHOOK, row.id, secret);
        rows.flush();
        audit.record("connection.webhook-renewed", target(row));
        return secret;
    }

    /// The kind, host and secret of a connection that has a webhook.
    public Optional<Hook> hook(UUID id) {
        return rows.findByIdOptional(id).flatMap(row -> {
            var sealed = row.webhook;
            return sealed == null
                    ? Optional.empty()
                    : seals.open(WEBHOOK, row.id, sealed)
                            .map(secret -> new Hook(HostKind.named(row.kind).orElseThrow(), row.host, secret));
        });
    }

    /// The connections to a host and to folders there, opened.
    ///
    /// @param host in lower case, with its port where that is not the usual one
    List<Access> access(String host) {
        return queries.atHost(host, host + "/").stream()
                .flatMap(row -> opened(row).stream())
                .toList();
    }

    private Optional<Access> opened(ConnectionRow row) {
        var token = seals.open(TOKEN, row.id, row.token);
        if (token.isEmpty()) {
            rows.used(row.id, time.instant(), "The stored token cannot be opened any more. Enter it again.");
        }
        return token.map(
                text -> new Access(row.id, HostKind.named(row.kind).orElseThrow(), row.host, row.username, text));
    }

    /// Remembers that a connection was used.
    ///
    /// @param error what the host said against the token, in a sentence; null when it took it
    void used(UUID id, @Nullable String error) {
        rows.used(id, time.instant(), error);
    }

    private ConnectionRow row(UUID id) {
        return rows.findByIdOptional(id).orElseThrow(ProblemException::notFound);
    }

    // As it stands in addresses: the usual port is left out there.
    private static String host(String entered) {
        return entered.strip().toLowerCase(Locale.ROOT).replaceFirst("/+$", "").replaceFirst(":443(?=/|$)", "");
    }

    private static String name(@Nullable String name, String host) {
        return name == null || name.isBlank() ? host : name.strip();
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Target target(ConnectionRow row) {
        return new Target("connection", row.id.toString(), row.host);
    }

    private static Map<String, Object> told(ConnectionRow row) {
        return Map.of(
                "kind",
                row.kind,
                "host",
                row.host,
                "name",
                row.name,
                "username",
                row.username == null ? "" : row.username);
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    /// Holds the secret in the clear: for the shortest time, and never for a log.
    public record Hook(HostKind kind, String host, String secret) {
        /// Leaves the secret out.
        @Override
        public String toString() {
            return "Hook[" + host + "]";
        }
    }
}

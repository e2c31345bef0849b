package dev.portolan.tenants.exports;

import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.exports.Export.Archive;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps the exports of the current tenant. The worker does them.
@ApplicationScoped
@Transactional
class ExportService {
    /// The path under which the archive's own content is kept.
    static final String ARCHIVE = "zip";

    private static final int PIECE = 1 << 20;
    private static final int LISTED = 50;
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private final ExportRepository rows;
    private final CurrentTenant current;
    private final Audit audit;
    private final ExportConfig config;
    private final InstantSource time;

    ExportService(ExportRepository rows, CurrentTenant current, Audit audit, ExportConfig config, InstantSource time) {
        this.rows = rows;
        this.current = current;
        this.audit = audit;
        this.config = config;
        this.time = time;
    }

    /// Begins an export, or returns the one that is under way. The oldest archives make room for it.
    Export begin() {
        var id = Ids.next();
        if (rows.add(id, current.id(), time.instant())) {
            audit.record("export.requested", new Target("export", id.toString(), null));
            rows.all(LISTED).stream().skip(config.kept()).forEach(old -> rows.delete(old.id()));
        }
        return rows.all(LISTED).stream()
                .filter(export -> export.archive() == null && export.finishedAt() == null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an export ended as it began"));
    }

    /// Newest first.
    List<Export> all() {
        return rows.all(LISTED);
    }

    Export get(UUID id) {
        return rows.find(id).orElseThrow(ProblemException::notFound);
    }

    /// The archive of a finished export, which somebody is about to fetch.
    ///
    /// @throws ProblemException `not-found`, or `conflict` when it is not done
    Archive fetch(UUID id) {
        var archive = get(id).archive();
        if (archive == null) {
            throw new ProblemException(Common.CONFLICT, "The export is not done. Look at its state first.");
        }
        audit.record("export.fetched", new Target("export", id.toString(), null));
        return archive;
    }

    /// One piece of a file's content, in a transaction of its own.
    ///
    /// @param seq from 0
    /// @return empty behind the last one
    Optional<byte[]> piece(UUID id, String path, int seq) {
        return rows.chunk(id, path, seq);
    }

    List<Part> parts(UUID id) {
        return rows.parts(id);
    }

    /// Keeps files that have been gathered, all of them or none: in one transaction, which may take long.
    ///
    /// @param percent how far the whole export is with them
    @TransactionConfiguration(timeout = 600)
    void keep(ClaimedExport job, List<GatheredFile> files, int percent) {
        hold(job);
        for (var file : files) {
            rows.addPart(job.id(), current.id(), file.part());
            store(job.id(), file.part().path(), file.file());
        }
        rows.progress(job.id(), percent);
    }

    /// Keeps the archive instead of the files that are in it.
    @TransactionConfiguration(timeout = 600)
    void finish(ClaimedExport job, GatheredFile archive) {
        hold(job);
        rows.forgetContent(job.id());
        store(job.id(), ARCHIVE, archive.file());
        var now = time.instant();
        var part = archive.part();
        rows.finish(job.id(), new Archive(part.bytes(), part.sha256(), now.plus(config.life())), now);
    }

    /// How often one is tried.
    int attempts() {
        return config.attempts();
    }

    /// Lets it be tried again, or gives it up.
    void failed(ClaimedExport job) {
        if (!rows.hold(job)) {
            return;
        }
        var now = time.instant();
        if (job.attempt() >= config.attempts()) {
            rows.fail(job.id(), now, now.plus(config.life()));
        } else {
            rows.retry(job.id(), now.plus(backoff(job.attempt())));
        }
    }

    void forget(UUID id) {
        rows.delete(id);
    }

    private Duration backoff(int attempt) {
        var wait = config.firstRetry().multipliedBy(1L << Math.clamp(attempt - 1L, 0, 20));
        return wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
    }

    private void hold(ClaimedExport job) {
        if (!rows.hold(job)) {
            throw new IllegalStateException("another process has taken over export " + job.id());
        }
    }

    private void store(UUID id, String path, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var seq = 0;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                rows.addChunk(id, current.id(), path, seq++, piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

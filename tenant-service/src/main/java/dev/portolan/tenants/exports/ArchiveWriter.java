package dev.portolan.tenants.exports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts the files of an export into one archive: the same files make the same archive, byte for byte.
@ApplicationScoped
class ArchiveWriter {
    /// Grows when a reader of an older archive would not understand a newer one.
    static final int SCHEMA = 1;

    private static final String README = """
            # Export from Portolan

            Everything that %s (`%s`) has in Portolan, as of %s.

            - `manifest.json`: the files, with size, number of lines and SHA-256 of each.
            - `tenant.json`, `subscription.jsonl`: the organization and its plan.
            - `members.jsonl`: who belongs to it, in which role.
            - `audit.jsonl`: who did what, with the hash chain.
            - `usage.jsonl`: metered figures by day.
            - `invoices.jsonl`, `invoice-lines.jsonl`: invoices; money is in minor units of the currency.
            - `catalog/entities.jsonl`, `catalog/locations.jsonl`: the catalog. `entity` is in Backstage's format.
            - `catalog/history.jsonl`: what the entities were before, and why they changed.
            - `plugins/installations.jsonl`: plugins with their configuration. Secrets are never exported.
            - `plugins/kv.jsonl`: what plugins remember.
            - `plugins/events.jsonl`, `plugins/action-runs.jsonl`: what has happened, and what plugins were asked to do.
            - `plugins/scorecards.jsonl`, `plugins/scorecard-standings.jsonl`, `plugins/check-results.jsonl`: scorecards,
              how entities stand by them, and what checks say.
            - `plugins/notifications.jsonl`, `plugins/notification-settings.jsonl`: what members were told, and how they
              want to be told.
            - `plugins/studio-drafts.jsonl`: plugins made in the portal.

            Files named `.jsonl` hold one JSON object a line, in UTF-8. Times are ISO 8601.
            """;

    private final ExportService exports;
    private final ObjectMapper mapper;

    ArchiveWriter(ExportService exports, ObjectMapper mapper) {
        this.exports = exports;
        this.mapper = mapper;
    }

    /// Reads each file's content from the database a piece at a time.
    ///
    /// @param parts in the order in which they shall stand
    void write(ClaimedExport job, Title title, List<Part> parts, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            var readme = README.formatted(title.name(), title.slug(), job.createdAt());
            entry(zip, job, "README.md", readme.getBytes(StandardCharsets.UTF_8));
            var manifest = new Manifest(SCHEMA, job.tenant(), title.slug(), job.createdAt(), parts);
            entry(
                    zip,
                    job,
                    "manifest.json",
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            for (var part : parts) {
                begin(zip, job, part.path());
                var seq = 0;
                for (var piece = exports.piece(job.id(), part.path(), seq);
                        piece.isPresent();
                        piece = exports.piece(job.id(), part.path(), ++seq)) {
                    zip.write(piece.get());
                }
                zip.closeEntry();
            }
        }
    }

    private static void entry(ZipOutputStream zip, ClaimedExport job, String path, byte[] content) throws IOException {
        begin(zip, job, path);
        zip.write(content);
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, ClaimedExport job, String path) throws IOException {
        var entry = new ZipEntry(path);
        entry.setLastModifiedTime(FileTime.from(job.createdAt()));
        zip.putNextEntry(entry);
    }

    /// Whose archive it is.
    record Title(Slug slug, String name) {}

    private record Manifest(int schema, TenantId tenant, Slug slug, Instant createdAt, List<Part> files) {}
}

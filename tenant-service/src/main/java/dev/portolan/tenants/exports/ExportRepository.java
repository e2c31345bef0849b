package dev.portolan.tenants.exports;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.exports.Export.Archive;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The current tenant's exports and their content.
@ApplicationScoped
@TenantSql("bytes in pieces, and updates that only the latest attempt may make")
class ExportRepository {
    private final Sql sql;

    ExportRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// @return false when one is unfinished
    boolean add(UUID id, TenantId tenant, Instant at) {
        return sql.update("""
                        insert into export (id, tenant_id, state, progress, attempts, created_at, due_at)
                        values (?, ?, 'WAITING', 0, 0, ?, ?)
                        on conflict (tenant_id) where state in ('WAITING', 'RUNNING') do nothing""", id, tenant.value(), at, at) == 1;
    }

    Optional<Export> find(UUID id) {
        return sql.first("select * from export where id = ?", ExportRepository::read, id);
    }

    /// Newest first.
    List<Export> all(int most) {
        return sql.query(
                "select * from export order by created_at desc, id desc limit ?", ExportRepository::read, most);
    }

    void delete(UUID id) {
        var _ = sql.update("delete from export where id = ?", id);
    }

    /// Holds the export for this attempt until the end of the transaction.
    ///
    /// @return false when another attempt has begun meanwhile, or the export is gone
    boolean hold(ClaimedExport job) {
        return sql.first(
                        "select from export where id = ? and attempts = ? and state = 'RUNNING' for update",
                        row -> true,
                        job.id(),
                        job.attempt())
                .isPresent();
    }

    void progress(UUID id, int percent) {
        var _ = sql.update("update export set progress = greatest(progress, ?) where id = ?", percent, id);
    }

    void finish(UUID id, Archive archive, Instant at) {
        var _ = sql.update("""
                update export set state = 'DONE', progress = 100, leased_until = null, finished_at = ?, bytes = ?,
                    sha256 = ?, expires_at = ? where id = ?""", at, archive.bytes(), archive.sha256(), archive.expiresAt(), id);
    }

    void retry(UUID id, Instant due) {
        var _ = sql.update(
                "update export set state = 'WAITING', leased_until = null, due_at = ? where id = ?", due, id);
    }

    /// Gives it up; what was gathered goes, and the row with it when it expires.
    void fail(UUID id, Instant at, Instant expires) {
        forgetContent(id);
        var _ = sql.update("""
                update export set state = 'FAILED', leased_until = null, finished_at = ?, expires_at = ?
                where id = ?""", at, expires, id);
    }

    List<Part> parts(UUID export) {
        return sql.query(
                "select path, bytes, sha256, lines from export_part where export = ?",
                row -> new Part(
                        row.getString("path"), row.getLong("bytes"), row.getString("sha256"), row.getLong("lines")),
                export);
    }

    void addPart(UUID export, TenantId tenant, Part part) {
        var _ = sql.update(
                "insert into export_part (export, tenant_id, path, lines, bytes, sha256) values (?, ?, ?, ?, ?, ?)",
                export,
                tenant.value(),
                part.path(),
                part.lines(),
                part.bytes(),
                part.sha256());
    }

    void addChunk(UUID export, TenantId tenant, String path, int seq, byte[] content) {
        var _ = sql.update(
                "insert into export_chunk (export, tenant_id, path, seq, content) values (?, ?, ?, ?, ?)",
                export,
                tenant.value(),
                path,
                seq,
                content);
    }

    /// @param seq from 0
    Optional<byte[]> chunk(UUID export, String path, int seq) {
        return sql.first(
                "select content from export_chunk where export = ? and path = ? and seq = ?",
                row -> row.getBytes("content"),
                export,
                path,
                seq);
    }

    void forgetContent(UUID export) {
        var _ = sql.update("delete from export_chunk where export = ?", export);
        var _ = sql.update("delete from export_part where export = ?", export);
    }

    private static Export read(ResultSet row) throws SQLException {
        var sha256 = row.getString("sha256");
        return new Export(
                Sql.uuid(row, "id"),
                ExportState.valueOf(row.getString("state")),
                row.getInt("progress"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "finished_at"),
                sha256 == null
                        ? null
                        : new Archive(
                                row.getLong("bytes"), sha256, Objects.requireNonNull(Sql.instant(row, "expires_at"))));
    }
}

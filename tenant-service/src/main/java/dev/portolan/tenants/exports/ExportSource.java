package dev.portolan.tenants.exports;

import dev.portolan.contracts.TenantId;
import java.io.IOException;
import java.util.List;

/// Gives some of an export's files.
interface ExportSource {
    /// Their paths in the archive.
    List<String> files();

    /// Writes all of them. Runs in the tenant's scope and outside transactions; may be repeated in a folder of its own.
    void gather(TenantId tenant, Folder folder) throws IOException;
}

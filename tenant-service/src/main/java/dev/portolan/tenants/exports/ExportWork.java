package dev.portolan.tenants.exports;

import dev.portolan.tenants.tenants.TenantService;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Does one attempt of an export: gathers what no attempt before has gathered, then puts it together. Killed anywhere,
/// the next attempt goes on behind the last source that was gathered whole.
@ApplicationScoped
class ExportWork {
    /// What putting the archive together counts for, beside the files.
    private static final int LAST_STEP = 1;

    private final List<ExportSource> sources;
    private final ExportService exports;
    private final TenantService tenants;
    private final ArchiveWriter archive;
    private final Folders folders;

    ExportWork(
            @All List<ExportSource> sources,
            ExportService exports,
            TenantService tenants,
            ArchiveWriter archive,
            Folders folders) {
        this.sources = sources;
        this.exports = exports;
        this.tenants = tenants;
        this.archive = archive;
        this.folders = folders;
    }

    /// Runs in the tenant's scope and outside transactions.
    void run(ClaimedExport job) {
        if (job.attempt() > exports.attempts()) {
            throw new IllegalStateException("given up: each attempt so far has ended its process");
        }
        try {
            gather(job);
            putTogether(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void gather(ClaimedExport job) throws IOException {
        var known = exports.parts(job.id()).stream().map(Part::path).collect(Collectors.toSet());
        var total = paths().size() + LAST_STEP;
        for (var source : sources) {
            if (known.containsAll(source.files())) {
                continue;
            }
            try (var folder = folders.open()) {
                source.gather(job.tenant(), folder);
                known.addAll(source.files());
                exports.keep(job, folder.end(), known.size() * 100 / total);
            }
        }
    }

    private void putTogether(ClaimedExport job) throws IOException {
        var tenant = tenants.get();
        var kept = exports.parts(job.id()).stream().collect(Collectors.toMap(Part::path, part -> part));
        var parts = paths().stream()
                .map(path -> Objects.requireNonNull(kept.get(path), path))
                .toList();
        try (var folder = folders.open();
                var out = folder.open(ExportService.ARCHIVE)) {
            archive.write(job, new ArchiveWriter.Title(tenant.slug(), tenant.name()), parts, out);
            exports.finish(job, folder.end().getFirst());
        }
    }

    private List<String> paths() {
        var paths = new ArrayList<String>();
        sources.forEach(source -> paths.addAll(source.files()));
        return paths;
    }
}

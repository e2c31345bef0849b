package dev.portolan.catalog.git;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.connections.Access;
import dev.portolan.catalog.connections.ConnectionDirectory;
import dev.portolan.catalog.connections.Connections;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.KnownFile;
import dev.portolan.catalog.reading.OriginReader;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.catalog.reading.SourceReader;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/// Reads locations of the type `git`: the files of one branch that a pattern means, and what they lead to within the
/// same commit. A commit that was read whole is not read again.
@ApplicationScoped
class GitReader implements OriginReader {
    static final String TYPE = "git";

    private final RepositoryStore store;
    private final SourceReader reader;
    private final ConnectionDirectory directory;
    private final CurrentTenant current;
    private final GuardedHttp http;
    private final CatalogConfig config;

    GitReader(
            RepositoryStore store,
            SourceReader reader,
            ConnectionDirectory directory,
            CurrentTenant current,
            GuardedHttp http,
            CatalogConfig config) {
        this.store = store;
        this.reader = reader;
        this.directory = directory;
        this.current = current;
        this.http = http;
        this.config = config;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /// @param target as [GitAddress] writes it
    @Override
    public ReadSource read(Ref root, String target, List<KnownFile> known, ReadingProgress progress) {
        return visit(root, GitAddress.parse(target), known, null, progress).orElseThrow();
    }

    @Override
    public Optional<ReadSource> readIfChanged(
            Ref root, String target, List<KnownFile> known, ReadingProgress progress) {
        var address = GitAddress.parse(target);
        return visit(root, address, known, KnownFiles.commit(address, known).orElse(null), progress);
    }

    /// @param unless the commit that need not be read
    private Optional<ReadSource> visit(
            Ref root, GitAddress address, List<KnownFile> known, @Nullable String unless, ReadingProgress progress) {
        progress.at(ReadingProgress.Phase.FETCHING, 0, null);
        var connections = directory.ofCurrentTenant();
        var visit = new Visit(root, address, connections, connections.to(address.url()), progress);
        try {
            return store.with(current.id(), address, folder -> visit.read(folder, unless, KnownFiles.urls(known)));
        } catch (IOException e) {
            return Optional.of(failed(address, known, e));
        }
    }

    // Everything stays as it is until the repository can be had again.
    private static ReadSource failed(GitAddress address, List<KnownFile> known, IOException why) {
        var sentence =
                why instanceof GitFailure ? why.getMessage() : "The repository could not be kept on this machine.";
        var finding = Finding.of(
                address.url().toString(),
                "Unable to read the repository: " + sentence,
                "Check address and branch, and for a private repository the connection to %s."
                        .formatted(address.url().getHost()));
        return new ReadSource(
                List.of(),
                KnownFiles.urls(known),
                List.of(finding),
                known,
                false,
                KnownFiles.commit(address, known).orElse(null),
                false);
    }

    /// One reading of one repository.
    private final class Visit {
        private final Ref root;
        private final GitAddress address;
        private final Connections connections;
        private final Optional<Access> access;
        private final ReadingProgress progress;

        Visit(
                Ref root,
                GitAddress address,
                Connections connections,
                Optional<Access> access,
                ReadingProgress progress) {
            this.root = root;
            this.address = address;
            this.connections = connections;
            this.access = access;
            this.progress = progress;
        }

        Optional<ReadSource> read(RepositoryFolder folder, @Nullable String unless, Set<String> before)
                throws IOException {
            var git = config.git();
            try (var session =
                    new GuardedSession(http, address.url(), access, git.timeout(), git.maxRepositoryBytes())) {
                return read(folder, session, unless, before);
            }
        }

        private Optional<ReadSource> read(
                RepositoryFolder folder, GuardedSession session, @Nullable String unless, Set<String> before)
                throws IOException {
            var remote = new Remote(address, session);
            try {
                var tip = remote.tip();
                if (tip.commit().name().equals(unless)) {
                    return Optional.empty();
                }
                try (var repository = folder.at(remote, tip, session)) {
                    session.close(); // others may go out while this is read
                    return Optional.of(files(repository, tip.branch(), before));
                }
            } catch (GitFailure e) {
                throw e;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (IOException e) {
                // What is here is not whole; the next reading begins anew.
                folder.drop();
                throw e;
            } finally {
                access.ifPresent(shown -> connections.used(
                        shown,
                        session.tokenRefused()
                                ? "%s does not take the token of the connection for %s."
                                        .formatted(address.url().getHost(), address.url())
                                : null));
            }
        }

        private ReadSource files(Repository repository, String branch, Set<String> before) throws IOException {
            var commit = commit(repository);
            var tree = new CommitTree(repository, commit, config.git().maxEntries());
            var kind = access.map(Access::kind).orElse(null);
            var files = new CommitFiles(address, tree, branch, kind, config);
            var most = config.git().maxFiles();
            var found = tree.matching(new PathPattern(address.pattern()), most).stream()
                    .map(files::url)
                    .toList();
            var read =
                    reader.read(root, address.url(), found.stream().limit(most).toList(), files, progress);
            var findings = new ArrayList<>(read.findings());
            Set<String> keep = new HashSet<>(read.keep());
            if (found.isEmpty()) {
                findings.add(Finding.of(
                        address.url().toString(),
                        "No file of the repository is called %s on branch %s.".formatted(address.pattern(), branch),
                        "Correct the pattern, or add a file that it means."));
            }
            if (found.size() > most) {
                keep.addAll(before);
                findings.add(Finding.of(
                        address.url().toString(),
                        "More than %d files are called %s; the others are not read.".formatted(most, address.pattern()),
                        "Register parts of the repository by narrower patterns."));
            }
            return new ReadSource(
                    read.emitted(), keep, findings, read.files(), read.settled(), read.revision(), read.reached());
        }

        private static ObjectId commit(Repository repository) throws IOException {
            var fetched = repository.exactRef(Remote.FETCHED);
            if (fetched == null) {
                throw new GitFailure("The repository was not brought here.");
            }
            return Objects.requireNonNull(fetched.getObjectId(), "a branch has a commit");
        }
    }
}

package dev.portolan.catalog.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/// The repository at the other end of one visit.
final class Remote {
    /// What was fetched last, here.
    static final String FETCHED = "refs/heads/portolan";

    private final GitAddress address;
    private final GuardedSession session;

    Remote(GitAddress address, GuardedSession session) {
        this.address = address;
        this.session = session;
    }

    /// Where the branch stands.
    ///
    /// @throws GitFailure when that cannot be had
    Tip tip() throws GitFailure {
        try (var transport = configured(Transport.open(new URIish(address.url().toString())));
                var connection = transport.openFetch(List.of(), Constants.HEAD, ref())) {
            return tip(connection.getRefsMap());
        } catch (URISyntaxException | NotSupportedException | TransportException e) {
            throw failure(e);
        }
    }

    private String ref() {
        return address.branch() == null ? Constants.HEAD : Constants.R_HEADS + address.branch();
    }

    private Tip tip(Map<String, Ref> refs) throws GitFailure {
        var found = refs.get(ref());
        var commit = found == null ? null : found.getObjectId();
        if (found == null || commit == null) {
            throw new GitFailure(
                    address.branch() == null
                            ? "The repository %s is empty, or has no default branch.".formatted(address.url())
                            : "The repository %s has no branch %s.".formatted(address.url(), address.branch()));
        }
        return new Tip(name(found.getLeaf().getName(), commit, refs), commit.copy());
    }

    private static String name(String leaf, ObjectId commit, Map<String, Ref> refs) {
        if (leaf.startsWith(Constants.R_HEADS)) {
            return leaf.substring(Constants.R_HEADS.length());
        }
        // Servers of old do not say which branch HEAD is.
        return refs.values().stream()
                .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
                .filter(ref -> commit.equals(ref.getObjectId()))
                .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
                .sorted()
                .findFirst()
                .orElse(Constants.HEAD);
    }

    /// Brings the tip of the branch, without its history.
    ///
    /// @throws GitFailure when it cannot be had
    void fetch(Repository into) throws GitFailure {
        try (var transport =
                configured(Transport.open(into, new URIish(address.url().toString())))) {
            transport.setDepth(1);
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setRemoveDeletedRefs(false);
            var _ = transport.fetch(new Watch(), List.of(new RefSpec("+" + ref() + ":" + FETCHED)));
        } catch (URISyntaxException | IOException e) {
            throw failure(e);
        }
    }

    private Transport configured(Transport transport) throws GitFailure {
        if (!(transport instanceof TransportHttp http)) {
            transport.close();
            throw new GitFailure("Repositories are read over https and http only.");
        }
        http.setHttpConnectionFactory(session);
        return http;
    }

    // JGit's own messages name its classes and the address that it was last at.
    private GitFailure failure(Exception e) {
        if (e instanceof GitFailure failure) {
            return failure;
        }
        if (session.tokenRefused()) {
            return new GitFailure(
                    "%s: the repository is not public, and no connection's token opens it."
                            .formatted(address.url().getHost()),
                    e);
        }
        if (session.over()) {
            return new GitFailure(
                    "%s: the repository was not here within %d s."
                            .formatted(
                                    address.url().getHost(), session.allowed().toSeconds()),
                    e);
        }
        var trouble = session.trouble();
        if (trouble.isPresent()) {
            return new GitFailure(trouble.get(), e);
        }
        return e instanceof NoRemoteRepositoryException
                ? new GitFailure(
                        "%s: there is no such repository, or it is private and a connection is needed."
                                .formatted(address.url().getHost()),
                        e)
                : new GitFailure(
                        "%s: what its Git server sent could not be understood."
                                .formatted(address.url().getHost().toLowerCase(Locale.ROOT)),
                        e);
    }

    /// @param branch its name, or `HEAD` where no branch has it
    record Tip(String branch, ObjectId commit) {}

    /// Ends a fetch whose time is up.
    private final class Watch extends EmptyProgressMonitor {
        @Override
        public boolean isCancelled() {
            return session.over();
        }
    }
}

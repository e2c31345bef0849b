package dev.portolan.catalog.hosts;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A file in a repository, as the browser's bar of its host shows it.
///
/// @param site scheme, host and port, and the folder that the host's software stands in
/// @param repository its steps as they stand in the address
/// @param view the step between repository and branch: `blob`, `src`, ...
/// @param ref branch, tag or commit, as it stands in the address; empty for the default branch
/// @param path from the repository's root, decoded
public record BrowsedFile(HostKind kind, String site, String repository, String view, String ref, String path) {
    // Those whose addresses look like no one else's.
    private static final List<HostKind> UNMISTAKABLE =
            List.of(HostKind.GITLAB, HostKind.GITEA, HostKind.BITBUCKET, HostKind.AZURE);

    /// Reads an address from the browser's bar.
    ///
    /// @param kind of the host where the tenant has said so; null where it has not
    /// @return empty when it is the address of a file as such
    public static Optional<BrowsedFile> of(URI url, @Nullable HostKind kind) {
        return of(url, kind, "");
    }

    /// Reads an address from the browser's bar where the host's software does not stand at its root.
    ///
    /// @param folder where it stands, such as `gitlab`
    public static Optional<BrowsedFile> of(URI url, @Nullable HostKind kind, String folder) {
        var plain = PlainUrl.of(url).within(folder);
        return kinds(url, kind)
                .flatMap(each -> each.addresses().read(plain).stream())
                .filter(BrowsedFile::staysInside)
                .findFirst();
    }

    private static Stream<HostKind> kinds(URI url, @Nullable HostKind kind) {
        return kind == null
                ? HostKind.of(PlainUrl.host(url)).map(Stream::of).orElseGet(UNMISTAKABLE::stream)
                : Stream.of(kind);
    }

    /// A file of a repository that is read by Git.
    ///
    /// @param repository as it is cloned
    /// @param kind of its host; null for one of which nothing is known
    public static URI browse(URI repository, @Nullable HostKind kind, String branch, String path) {
        var known = kind == null ? HostKind.of(PlainUrl.host(repository)).orElse(HostKind.HTTP) : kind;
        var plain = PlainUrl.of(repository);
        var file = known.addresses().file(plain, PlainUrl.encoded(branch), path);
        return file.url();
    }

    /// Host of an address and, where it is not the usual one, port.
    public static String host(URI url) {
        return PlainUrl.host(url);
    }

    /// Whether an address is at a host and, where one is named, in a folder there.
    ///
    /// @param place `git.acme.test`, or `git.acme.test/gitlab`, in lower case
    public static boolean isAt(URI url, String place) {
        var path = url.getPath() == null ? "" : url.getPath();
        return !path.contains("/../")
                && (host(url) + path + "/").toLowerCase(Locale.ROOT).startsWith(place + "/");
    }

    /// As the browser's bar shows it.
    public URI url() {
        return URI.create(kind.addresses().browse(this));
    }

    /// Where the file itself is had without a token.
    public URI raw() {
        return URI.create(kind.addresses().raw(this));
    }

    /// Where the file itself is had with a token.
    public URI api() {
        return URI.create(kind.addresses().api(this));
    }

    /// The file that is meant by a path in this one: from the root where it begins with a slash.
    ///
    /// @throws IllegalArgumentException when it leads out of the repository, with a sentence for people
    public BrowsedFile resolve(String target) {
        return at(path(path, target));
    }

    private BrowsedFile at(String other) {
        return new BrowsedFile(kind, site, repository, view, ref, other);
    }

    /// Resolves a path against that of a file, both from the root of a repository.
    ///
    /// @param target relative to the file's folder, or from the root where it begins with a slash
    /// @throws IllegalArgumentException when it leads out of the repository, with a sentence for people
    public static String path(String file, String target) {
        var bare = PlainUrl.decoded(target.replaceAll("#.*", "").replaceAll("%(?![0-9A-Fa-f]{2})", "%25"));
        var steps = new ArrayDeque<String>();
        var folder = bare.startsWith("/") ? "" : file.substring(0, file.lastIndexOf('/') + 1);
        for (var step : (folder + bare).split("/")) {
            switch (step) {
                case "", "." -> {}
                case ".." -> {
                    if (steps.pollLast() == null) {
                        throw new IllegalArgumentException(
                                "\"%s\" leads out of the repository that it stands in.".formatted(target));
                    }
                }
                default -> steps.addLast(step);
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("\"%s\" names no file.".formatted(target));
        }
        return String.join("/", steps);
    }

    // An encoded .. would make another address of the host's API.
    private boolean staysInside() {
        return !path.isEmpty()
                && Stream.of(repository, ref, path)
                        .flatMap(part -> Stream.of(PlainUrl.decoded(part.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"))
                                .split("/")))
                        .noneMatch(step -> step.equals("..") || step.equals("."));
    }
}

package dev.portolan.catalog.webhooks;

import dev.portolan.catalog.git.GitAddress;
import dev.portolan.catalog.hosts.BrowsedFile;
import dev.portolan.catalog.hosts.HostKind;
import dev.portolan.catalog.processing.SourceAddress;
import dev.portolan.catalog.reading.Urls;
import java.net.URI;
import java.util.Objects;

/// Tells whether a source lies in what was pushed to.
final class Concerned {
    private static final String RAW_GITHUB = "raw.githubusercontent.com";

    private final HostKind kind;
    private final String host;
    private final Push push;

    /// @param host of the connection, with its folder where it has one: a host speaks for itself only
    Concerned(HostKind kind, String host, Push push) {
        this.kind = kind;
        this.host = host;
        this.push = push;
    }

    boolean by(SourceAddress source) {
        try {
            return source.type().equals("git") ? git(GitAddress.parse(source.target())) : url(source.target());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean git(GitAddress address) {
        return isHere(address.url().toString())
                && (push.branches().isEmpty()
                        || address.branch() == null
                        || push.branches().contains(address.branch()));
    }

    private boolean url(String target) {
        var url = Urls.absolute(target);
        return BrowsedFile.of(url, BrowsedFile.isAt(url, host) ? kind : null)
                .map(file -> isHere(file.site() + "/" + file.repository()))
                .orElseGet(() -> plain(url));
    }

    private boolean plain(URI url) {
        if (RAW_GITHUB.equals(url.getHost())) {
            var steps = url.getPath().split("/");
            return steps.length > 2 && isHere("https://github.com/" + steps[1] + "/" + steps[2]);
        }
        var key = Objects.requireNonNullElse(Push.key(url.toString()), "");
        return push.repositories().stream()
                .filter(this::onHost)
                .anyMatch(repository -> key.startsWith(repository + "/"));
    }

    private boolean isHere(String repository) {
        var key = Push.key(repository);
        return key != null && onHost(key) && push.repositories().contains(key);
    }

    private boolean onHost(String repository) {
        return repository.startsWith(host + "/");
    }
}

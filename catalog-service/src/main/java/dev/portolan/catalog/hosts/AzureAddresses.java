package dev.portolan.catalog.hosts;

import static dev.portolan.catalog.hosts.PlainUrl.encoded;
import static dev.portolan.catalog.hosts.PlainUrl.parameterOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Azure DevOps: `/organization/project/_git/name?path=/file&version=GBmain`. A project's repository of its own name
/// stands without the project.
final class AzureAddresses implements Addresses {
    private static final String MARK = "_git";
    private static final Map<String, String> VERSIONS = Map.of("GB", "branch", "GT", "tag", "GC", "commit");

    @Override
    public Optional<BrowsedFile> read(PlainUrl url) {
        var mark = url.steps().indexOf(MARK);
        var path = url.parameter("path").map(AzureAddresses::withoutSlash);
        var version = url.parameter("version").orElse("");
        if (mark < 0 || mark + 2 != url.steps().size() || path.isEmpty() || !readable(version)) {
            return Optional.empty();
        }
        return Optional.of(new BrowsedFile(
                HostKind.AZURE, url.site(), url.path(0, mark + 2), "", parameterOf(version), path.get()));
    }

    private static boolean readable(String version) {
        return version.isEmpty() || version.length() > 2 && VERSIONS.containsKey(version.substring(0, 2));
    }

    private static String withoutSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    public String browse(BrowsedFile file) {
        var address = "%s/%s?path=/%s"
                .formatted(
                        file.site(),
                        file.repository(),
                        encoded(file.path()).replace("&", "%26").replace("+", "%2B"));
        return file.ref().isEmpty() ? address : address + "&version=" + file.ref();
    }

    @Override
    public String raw(BrowsedFile file) {
        return api(file);
    }

    @Override
    public String api(BrowsedFile file) {
        var steps = List.of(file.repository().split("/"));
        var mark = steps.indexOf(MARK);
        var name = steps.getLast();
        var before = String.join("/", steps.subList(0, mark));
        var project = hasProject(file.site(), mark) ? before : before.isEmpty() ? name : before + "/" + name;
        var address = "%s/%s/_apis/git/repositories/%s/items?api-version=6.0&path=%s"
                .formatted(file.site(), project, name, parameterOf("/" + file.path()));
        var version = PlainUrl.decoded(file.ref());
        return version.isEmpty()
                ? address
                : "%s&versionDescriptor.versionType=%s&versionDescriptor.version=%s"
                        .formatted(address, VERSIONS.get(version.substring(0, 2)), parameterOf(version.substring(2)));
    }

    private static boolean hasProject(String site, int mark) {
        return site.endsWith(".visualstudio.com") ? mark > 0 : mark > 1;
    }

    @Override
    public BrowsedFile file(PlainUrl repository, String branch, String path) {
        var version = parameterOf("GB" + PlainUrl.decoded(branch));
        return new BrowsedFile(
                HostKind.AZURE,
                repository.site(),
                repository.path(0, repository.steps().size()),
                "",
                version,
                path);
    }
}

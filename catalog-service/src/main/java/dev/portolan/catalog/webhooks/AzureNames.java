package dev.portolan.catalog.webhooks;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names under which one repository of Azure DevOps is known: a project's repository of its own name stands with
/// and without the project, and an organization at two hosts.
final class AzureNames {
    private static final Pattern REPOSITORY = Pattern.compile("(.+)/_git/([^/]+)");
    private static final Pattern OLD_HOST =
            Pattern.compile("([^./]+)\\.visualstudio\\.com(?:/defaultcollection)?/(.+)");
    private static final Pattern NEW_HOST = Pattern.compile("dev\\.azure\\.com/([^/]+)/(.+)");

    private AzureNames() {}

    /// @param key as [Push#key] makes it, of a repository at any host
    static Stream<String> of(String key) {
        return projects(key).flatMap(AzureNames::hosts);
    }

    private static Stream<String> projects(String key) {
        var repository = REPOSITORY.matcher(key);
        if (!repository.matches()) {
            return Stream.of(key);
        }
        var before = repository.group(1);
        var name = repository.group(2);
        var other = before.endsWith("/" + name)
                ? before.substring(0, before.length() - name.length() - 1)
                : before + "/" + name;
        return Stream.of(key, other + "/_git/" + name);
    }

    private static Stream<String> hosts(String key) {
        var old = OLD_HOST.matcher(key);
        if (old.matches()) {
            return Stream.of(
                    key,
                    old.group(1) + ".visualstudio.com/" + old.group(2),
                    old.group(1) + ".visualstudio.com/defaultcollection/" + old.group(2),
                    "dev.azure.com/" + old.group(1) + "/" + old.group(2));
        }
        var now = NEW_HOST.matcher(key);
        return now.matches()
                ? Stream.of(
                        key,
                        now.group(1) + ".visualstudio.com/" + now.group(2),
                        now.group(1) + ".visualstudio.com/defaultcollection/" + now.group(2))
                : Stream.of(key);
    }
}

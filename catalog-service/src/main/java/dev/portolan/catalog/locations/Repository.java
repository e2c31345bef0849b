package dev.portolan.catalog.locations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A repository on the web, known by the address of one of its pages.
///
/// @param owner what comes before the name in the path, such as a user, or groups within groups
record Repository(URI page, String owner, String name) {
    private static final Set<String> KNOWN = Set.of("github.com", "gitlab.com", "bitbucket.org", "dev.azure.com");

    static Repository of(URI page) {
        var path = page.getPath() == null ? "" : page.getPath();
        var parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        var own = own(host(page), parts);
        var name = own.isEmpty() ? host(page) : own.getLast().replaceFirst("\\.git$", "");
        var owner = own.isEmpty() ? "" : String.join("/", own.subList(0, own.size() - 1));
        return new Repository(page, owner, name);
    }

    private static List<String> own(String host, List<String> parts) {
        return switch (host) {
            case "github.com", "bitbucket.org" -> parts.subList(0, Math.min(2, parts.size()));
            case "gitlab.com" -> parts.contains("-") ? parts.subList(0, parts.indexOf("-")) : parts;
            case "dev.azure.com" ->
                parts.size() >= 4 && parts.get(2).equals("_git") ? List.of(parts.get(1), parts.get(3)) : parts;
            default -> parts;
        };
    }

    private static String host(URI page) {
        return page.getHost().toLowerCase(Locale.ROOT);
    }

    /// The page of a file at the top of the default branch; empty where the host is not known.
    Optional<String> file(String name) {
        var root = "https://" + host(page) + "/" + owner + "/" + this.name;
        return switch (host(page)) {
            case "github.com" -> Optional.of(root + "/blob/HEAD/" + name);
            case "gitlab.com" -> Optional.of(root + "/-/blob/HEAD/" + name);
            case "bitbucket.org" -> Optional.of(root + "/src/HEAD/" + name);
            default -> Optional.empty();
        };
    }

    /// What its descriptor could be, for people to complete.
    ObjectNode proposal() {
        var entity = JsonNodeFactory.instance.objectNode();
        entity.put("apiVersion", "backstage.io/v1alpha1").put("kind", "Component");
        var metadata = entity.putObject("metadata").put("name", name);
        if (KNOWN.contains(host(page))) {
            metadata.putObject("annotations").put(host(page) + "/project-slug", owner + "/" + name);
        }
        entity.putObject("spec").put("type", "other").put("lifecycle", "unknown");
        return entity;
    }
}

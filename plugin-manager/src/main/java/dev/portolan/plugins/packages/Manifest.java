package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.schema.Findings;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What `plugin.yaml` says about a release.
///
/// @param release what it is: name and version
/// @param listing how it presents itself in the marketplace
/// @param config absent when there is nothing to set
/// @param data which data it keeps, absent when none
public record Manifest(
        Release release,
        Listing listing,
        Operation operation,
        @Nullable Config config,
        List<Extension> extensions,
        @Nullable Data data) {
    public Manifest {
        extensions = List.copyOf(extensions);
    }

    /// @param title at most 60 characters
    /// @param summary at most 200 characters
    /// @param categories lower case, at most 5
    /// @param license an SPDX name
    /// @param premium whether only plans with premium plugins may install it
    public record Listing(
            String title,
            String summary,
            List<String> categories,
            @Nullable String license,
            boolean premium) {
        public Listing {
            categories = List.copyOf(categories);
        }
    }

    /// How it runs and what it needs.
    public record Operation(Runtime runtime, Requirements requires, List<Permission> permissions, Limits limits) {
        public Operation {
            permissions = List.copyOf(permissions);
        }
    }

    /// @param version of the configuration's meaning, from 1; a release with another one migrates
    /// @param migrate function from an older version to this one
    /// @param test function behind "test connection"
    /// @param health function that says whether it works after a change of its release; absent: what `test` says
    public record Config(
            int version,
            @Nullable String migrate,
            @Nullable String test,
            @Nullable String health) {
        /// The function that says whether it works.
        public @Nullable String check() {
            return health == null ? test : health;
        }
    }

    /// @param classes kinds of data in the publisher's words
    /// @param erase function that removes it
    public record Data(List<String> classes, @Nullable String erase) {
        public Data {
            classes = List.copyOf(classes);
        }
    }

    /// Finds one extension by its id.
    public Optional<Extension> extension(String id) {
        return extensions.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /// Names of the functions that the manifest speaks of.
    public SortedSet<String> functions() {
        var functions = new TreeSet<String>();
        extensions.forEach(extension -> extension.called().ifPresent(functions::add));
        extensions.forEach(extension -> {
            if (extension instanceof Extension.Visible visible) {
                functions.addAll(visible.face().calls());
            }
        });
        if (config != null) {
            add(functions, config.migrate());
            add(functions, config.test());
            add(functions, config.health());
        }
        if (data != null) {
            add(functions, data.erase());
        }
        return functions;
    }

    private static void add(SortedSet<String> functions, @Nullable String name) {
        if (name != null) {
            functions.add(name);
        }
    }

    /// What reading a manifest comes to.
    public sealed interface Result {
        record Accepted(Manifest manifest) implements Result {}

        /// @param findings all faults, at least one
        record Refused(List<Finding> findings) implements Result {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /// Reads a manifest from its YAML text.
    public static Result parse(String yaml) {
        var findings = new Findings();
        var json = ManifestText.read(yaml, findings);
        return findings.isEmpty() ? of(json) : new Result.Refused(findings.list());
    }

    /// Reads a manifest that was stored as JSON.
    public static Result of(JsonNode json) {
        return ManifestReader.read(json);
    }
}

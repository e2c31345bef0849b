package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Packages that publishers handed in, and what was found in them.
public final class StaffReviews {
    private StaffReviews() {}

    /// @param state `uploaded`, `validating`, `scanning`, `quarantined`, `rejected` or `published`
    public record Submission(
            String id, Named named, String state, List<Finding> findings, Capabilities capabilities, Course course) {
        public Submission {
            findings = List.copyOf(findings);
        }

        static Submission of(JsonNode node) {
            var decision = node.path("decision");
            return new Submission(
                    node.path("id").asText(),
                    new Named(
                            Fields.text(node, "publisher").orElse("unknown"),
                            Fields.text(node, "plugin").orElse("unknown"),
                            Fields.text(node, "version").orElse("")),
                    Fields.text(node, "state").orElse("uploaded"),
                    Fields.list(node, "findings", Finding::of),
                    Capabilities.of(node.path("capabilities")),
                    new Course(
                            Fields.instant(node, "submittedAt"),
                            Fields.instant(node, "decidedAt"),
                            name(decision.path("by")),
                            Fields.text(decision, "reason").orElse("")));
        }

        private static String name(JsonNode person) {
            return person.isTextual() ? person.asText() : person.path("name").asText("");
        }
    }

    /// What a package says that it is; `unknown` where it could not be read.
    public record Named(String publisher, String plugin, String version) {

        /// For example `portolan/uptime 1.2.0`.
        public String title() {
            return (publisher + "/" + plugin + " " + version).strip();
        }
    }

    /// @param severity `info`, `warning` or `error`
    /// @param path the file, or the JSON Pointer into the manifest
    /// @param line counts from 1; 0 where there is none
    public record Finding(
            String rule, String severity, String path, int line, String found, String expected, String message) {
        static Finding of(JsonNode node) {
            return new Finding(
                    Fields.text(node, "rule").orElse(""),
                    Fields.text(node, "severity").orElse("error"),
                    Fields.text(node, "path").orElse(""),
                    node.path("line").asInt(0),
                    Fields.text(node, "found").orElse(""),
                    Fields.text(node, "expected").orElse(""),
                    Fields.text(node, "message").orElse(""));
        }
    }

    /// What it may do that the newest release before may not, and the other way about, in words.
    public record Capabilities(List<String> added, List<String> removed) {
        public Capabilities {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        static Capabilities of(JsonNode node) {
            return new Capabilities(
                    Fields.list(node, "added", JsonNode::asText), Fields.list(node, "removed", JsonNode::asText));
        }
    }

    /// @param by who decided; empty while nobody has, or where the scanner did
    public record Course(
            @Nullable Instant submittedAt, @Nullable Instant decidedAt, String by, String reason) {}

    /// A submission with what is in it.
    public record Opened(Submission submission, List<PackedFile> files, JsonNode manifest) {
        public Opened {
            files = List.copyOf(files);
        }

        static Opened of(JsonNode node) {
            return new Opened(
                    Submission.of(node),
                    Fields.list(
                            node,
                            "files",
                            file -> new PackedFile(
                                    file.path("path").asText(),
                                    file.path("size").asLong())),
                    node.path("manifest"));
        }
    }

    /// @param size in bytes, unpacked
    public record PackedFile(String path, long size) {}
}

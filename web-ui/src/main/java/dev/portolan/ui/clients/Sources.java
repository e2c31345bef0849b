package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the catalog is read from, as catalog-service tells it.
public final class Sources {
    private Sources() {}

    /// How a source stands.
    ///
    /// @param document as it was answered
    public record Source(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Source {}

        public String id() {
            return document.path("id").asText();
        }

        /// `url`, `git`, `upload`, `provider`, `managed` or `import`.
        public String kind() {
            return document.path("kind").asText("url");
        }

        public String target() {
            return document.path("target").asText();
        }

        /// What people gave it for a name; else where it is.
        public String title() {
            return Fields.text(document, "name").or(() -> git().map(Git::url)).orElse(target());
        }

        /// `pending`, `reading`, `ok` or `failed`.
        public String state() {
            return document.path("state").asText();
        }

        /// Whether it is being read, or about to be.
        public boolean underWay() {
            return "pending".equals(state()) || "reading".equals(state());
        }

        public @Nullable Instant lastReadAt() {
            return Fields.instant(document, "lastReadAt");
        }

        public @Nullable Instant nextReadAt() {
            return Fields.instant(document, "nextReadAt");
        }

        public long entities() {
            return document.path("entities").asLong();
        }

        public List<Finding> errors() {
            return Fields.list(document, "errors", Finding::new);
        }

        /// The commit or the ETag that was read last.
        public Optional<String> revision() {
            return Fields.text(document, "revision");
        }

        /// How often it is read, in seconds; empty where nobody has said.
        public Optional<Long> everySeconds() {
            return Fields.number(document, "everySeconds");
        }

        public Optional<Progress> progress() {
            var node = document.path("progress");
            return node.isObject()
                    ? Optional.of(new Progress(
                            node.path("phase").asText(),
                            node.path("done").asLong(),
                            Fields.number(node, "total").orElse(null)))
                    : Optional.empty();
        }

        public Optional<Git> git() {
            var node = document.path("git");
            return node.isObject()
                    ? Optional.of(new Git(
                            node.path("url").asText(),
                            Fields.text(node, "branch").orElse(null),
                            node.path("pattern").asText()))
                    : Optional.empty();
        }
    }

    /// How far a reading is.
    ///
    /// @param phase `fetching`, `reading`, `storing` or `finishing`
    /// @param total null as long as nobody can know it
    public record Progress(
            String phase, long done, @Nullable Long total) {}

    public record Git(String url, @Nullable String branch, String pattern) {}

    /// One thing that is wrong in a file, or a trouble on the list of them.
    ///
    /// @param document as it was answered
    public record Finding(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Finding {}

        public Optional<String> file() {
            return Fields.text(document, "file");
        }

        /// Counts from 1.
        public Optional<Long> line() {
            return Fields.number(document, "line");
        }

        /// Counts the YAML documents of the file from 1.
        public Optional<Long> number() {
            return Fields.number(document, "document");
        }

        /// JSON Pointer into the entity.
        public Optional<String> path() {
            return Fields.text(document, "path");
        }

        public Optional<String> found() {
            return Fields.text(document, "found");
        }

        public Optional<String> expected() {
            return Fields.text(document, "expected");
        }

        public String message() {
            return document.path("message").asText();
        }

        public Optional<String> mend() {
            return Fields.text(document, "mend");
        }

        public Optional<String> entityRef() {
            return Fields.text(document, "entityRef");
        }

        /// The source's id, on the list of all troubles.
        public Optional<String> source() {
            return Fields.text(document, "source");
        }

        /// Where the source is, on the list of all troubles.
        public Optional<String> target() {
            return Fields.text(document, "target");
        }

        public @Nullable Instant at() {
            return Fields.instant(document, "at");
        }
    }

    /// What registering a source would do.
    ///
    /// @param document as it was answered
    public record Preview(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Preview {}

        public List<Previewed> entities() {
            return Fields.list(document, "entities", Previewed::new);
        }

        /// What is wrong beside single entities: a file that cannot be read.
        public List<Finding> errors() {
            return Fields.list(document, "errors", Finding::new);
        }

        /// @param verdict `new`, `changed`, `unchanged` or `refused`
        public long count(String verdict) {
            return Fields.number(document.path("counts"), verdict)
                    .orElseGet(() -> entities().stream()
                            .filter(entity -> entity.verdict().equals(verdict))
                            .count());
        }
    }

    /// One entity of a preview.
    ///
    /// @param document as it was answered
    public record Previewed(JsonNode document) {
        public Optional<String> ref() {
            return Fields.text(document, "ref");
        }

        public String kind() {
            return document.path("kind").asText();
        }

        public String title() {
            return Fields.text(document, "title")
                    .or(() -> Fields.text(document, "name"))
                    .or(this::ref)
                    .orElse("Without a name");
        }

        public Optional<String> owner() {
            return Fields.text(document, "owner");
        }

        public Optional<String> file() {
            return Fields.text(document, "file");
        }

        /// `new`, `changed`, `unchanged` or `refused`.
        public String verdict() {
            return document.path("verdict").asText();
        }

        public List<Finding> errors() {
            return Fields.list(document, "errors", Finding::new);
        }
    }

    /// A source that is to be registered.
    public sealed interface NewSource {
        @JsonProperty("kind")
        String kind();

        record Address(String target) implements NewSource {
            @Override
            public String kind() {
                return "url";
            }
        }

        /// @param branch null for the repository's own default
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record GitFiles(
                String url,
                @Nullable String branch,
                @Nullable String pattern) implements NewSource {
            @Override
            public String kind() {
                return "git";
            }
        }

        /// @param content YAML
        record File(String name, String content) implements NewSource {
            @Override
            public String kind() {
                return "upload";
            }
        }
    }
}

package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// With what the hosts of private sources are read. No token is ever answered.
public final class Connections {
    private Connections() {}

    /// @param document as it was answered
    public record Connection(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Connection {}

        public String id() {
            return document.path("id").asText();
        }

        /// `github`, `gitlab`, `bitbucket`, `azure`, `gitea` or `http`.
        public String kind() {
            return document.path("kind").asText();
        }

        public String host() {
            return document.path("host").asText();
        }

        public String name() {
            return Fields.text(document, "name").orElse(host());
        }

        public Optional<String> username() {
            return Fields.text(document, "username");
        }

        public @Nullable Instant lastUsedAt() {
            return Fields.instant(document, "lastUsedAt");
        }

        public Optional<String> lastError() {
            return Fields.text(document, "lastError");
        }

        /// Whether its host can have sources read at once.
        public boolean webhook() {
            return document.path("webhook").asBoolean();
        }
    }

    /// @param token what only catalog-service keeps
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewConnection(
            String kind,
            String host,
            @Nullable String name,
            @Nullable String username,
            String token) {
        @Override
        public String toString() {
            return "NewConnection[" + kind + " " + host + "]";
        }
    }

    /// What is null stays as it is.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangedConnection(
            @Nullable String name,
            @Nullable String username,
            @Nullable String token) {
        @Override
        public String toString() {
            return "ChangedConnection[" + name + "]";
        }
    }

    public record TestResult(boolean ok, String message) {}

    /// @param secret shown this one time
    public record Webhook(String url, String secret) {
        @Override
        public String toString() {
            return "Webhook[" + url + "]";
        }
    }
}

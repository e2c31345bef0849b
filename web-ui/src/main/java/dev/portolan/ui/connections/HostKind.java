package dev.portolan.ui.connections;

import java.util.List;

/// The hosts that sources can be on: what their tokens are called, and how a webhook is made there.
enum HostKind {
    GITHUB(
            "github",
            "GitHub",
            "github.com",
            "A fine-grained token with read access to the contents of the repositories.",
            List.of(
                    "In the repository or the organization, open Settings, then Webhooks, and add one.",
                    "Put the address into “Payload URL”, and choose application/json.",
                    "Put the secret into “Secret”.",
                    "Let it send just the push event.")),
    GITLAB(
            "gitlab",
            "GitLab",
            "gitlab.com",
            "A project or group access token with the scope read_repository.",
            List.of(
                    "In the project or the group, open Settings, then Webhooks, and add one.",
                    "Put the address into “URL”.",
                    "Put the secret into “Secret token”.",
                    "Choose push events.")),
    BITBUCKET(
            "bitbucket",
            "Bitbucket",
            "bitbucket.org",
            "An API token that may read repositories, with the name of its user.",
            List.of(
                    "In the repository, open Repository settings, then Webhooks, and add one.",
                    "Put the address into “URL”, and the secret into “Secret”.",
                    "Choose the trigger “Repository push”.")),
    AZURE(
            "azure",
            "Azure DevOps",
            "dev.azure.com",
            "A personal access token with the scope Code (Read).",
            List.of(
                    "In the project, open Project settings, then Service hooks, and add Web Hooks for “Code pushed”.",
                    "Put the address into “URL”.",
                    "Put the secret into “Basic authentication password”.")),
    GITEA(
            "gitea",
            "Gitea or Forgejo",
            "",
            "An access token that may read repositories.",
            List.of(
                    "In the repository or the organization, open Settings, then Webhooks, and add one of Gitea's kind.",
                    "Put the address into “Target URL”, and the secret into “Secret”.",
                    "Choose push events.")),
    HTTP(
            "http",
            "Another host",
            "",
            "What the host wants as a bearer token, or as the password of the user below.",
            List.of(
                    "Have the host send a POST to the address above, signed with the secret by HMAC-SHA256 in the header"
                            + " X-Hub-Signature-256."));

    private final String kind;
    private final String words;
    private final String host;
    private final String token;
    private final List<String> steps;

    HostKind(String kind, String words, String host, String token, List<String> steps) {
        this.kind = kind;
        this.words = words;
        this.host = host;
        this.token = token;
        this.steps = steps;
    }

    /// @return HTTP for a kind that is none of these
    static HostKind of(String kind) {
        for (var known : values()) {
            if (known.kind.equals(kind)) {
                return known;
            }
        }
        return HTTP;
    }

    String kind() {
        return kind;
    }

    String words() {
        return words;
    }

    /// The host that most mean; empty where everybody has an own one.
    String host() {
        return host;
    }

    /// Which token is needed.
    String token() {
        return token;
    }

    /// Whether tokens go with the name of a user there.
    boolean wantsUsername() {
        return this == BITBUCKET || this == HTTP;
    }

    /// How a webhook is made there.
    List<String> steps() {
        return steps;
    }
}

package dev.portolan.plugins.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.Release;
import dev.portolan.plugins.tool.Publishing.Verdict;

/// The publisher `local` of a local portal, under whose name plugins run while they are being written. It makes itself
/// known by the staff's routes, and what waits for a review it approves by itself: this portal is the author's own.
final class LocalPublisher {
    static final String ID = "local";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PUBLISHERS = "/api/operator/plugins/publishers";

    private final LocalStack stack;
    private final PortalClient staff;
    private final OwnFile token;
    private final SigningKey key;
    private Publishing publishing;

    LocalPublisher(LocalStack stack, PortalClient staff) {
        this.stack = stack;
        this.staff = staff;
        var folder = stack.home().resolve("authors");
        this.token = new OwnFile(folder.resolve(ID + ".token"));
        var file = folder.resolve(ID + ".pem");
        this.key = new OwnFile(file).exists() ? SigningKey.read(file) : SigningKey.make(file);
        this.publishing = publishing();
    }

    /// Enrols where that has not been done in this portal.
    void enrol() {
        try {
            publishing.prove(ID, key);
        } catch (PortalClient.Refused unknown) {
            if (unknown.status() != 401 && unknown.status() != 404) {
                throw unknown;
            }
            token.delete();
            publishing = publishing();
            publishing.prove(ID, key);
        }
    }

    Verdict publish(Release release, PackageFiles files) {
        var verdict = publishing.send(release, PackCommand.signed(files, key));
        if (!verdict.state().equals("quarantined")) {
            return verdict;
        }
        var approved = staff.send(
                "POST",
                "/api/operator/plugins/reviews/" + verdict.id() + "/approval",
                JSON.objectNode().put("note", "under development"));
        return new Verdict(verdict.id(), approved.path("state").asText(), verdict.findings(), verdict.reason());
    }

    private Publishing publishing() {
        if (!token.exists()) {
            known();
            var made = staff.send(
                    "POST", PUBLISHERS + "/" + ID + "/tokens", JSON.objectNode().put("name", "portolan plugin run"));
            token.write(made.path("token").asText());
        }
        return new Publishing(PortalClient.of(stack.pluginManager(), token.read()));
    }

    private void known() {
        try {
            var _ = staff.send(
                    "POST",
                    PUBLISHERS,
                    JSON.objectNode()
                            .put("id", ID)
                            .put("name", "Local development")
                            .put("reviewed", false));
        } catch (PortalClient.Refused there) {
            if (there.status() != 409) {
                throw there;
            }
        }
    }
}

package dev.portolan.plugins.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.Release;
import dev.portolan.plugins.scanning.ScanFinding;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What a publisher does with a portal: proves its key, sends releases and waits for what becomes of them.
record Publishing(PortalClient portal) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<List<ScanFinding>> FINDINGS = new TypeReference<>() {};
    private static final Set<String> UNDECIDED = Set.of("uploaded", "validating", "scanning");
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 120;

    /// @param state `published`, `quarantined`, `rejected`, or an earlier one when no decision came in time
    record Verdict(String id, String state, List<ScanFinding> findings, String reason) {
        Verdict {
            findings = List.copyOf(findings);
        }
    }

    /// Has the portal take releases that are signed with this key.
    void prove(String publisher, SigningKey key) {
        var path = "/api/marketplace/publishers/" + publisher + "/key";
        var proposal = JsonNodeFactory.instance.objectNode().put("publicKey", key.publicKey());
        var challenge = portal.send("POST", path, proposal).path("challenge").asText();
        var proof = JsonNodeFactory.instance.objectNode().put("signature", key.sign(challenge));
        var _ = portal.send("POST", path + "/verification", proof);
    }

    Verdict send(Release release, PackageFiles signed) {
        var submission = portal.sendPackage("/api/marketplace/releases", signed.zip());
        var where = "/api/marketplace/releases/%s/%s/%s"
                .formatted(release.plugin().publisher(), release.plugin().plugin(), release.version());
        for (var looks = 0; looks < MOST_LOOKS && undecided(submission); looks++) {
            Pause.of(BETWEEN);
            submission = portal.get(where);
        }
        return new Verdict(
                submission.path("id").asText(),
                submission.path("state").asText(),
                findings(submission.path("findings")),
                submission.path("decision").path("reason").asText(""));
    }

    private static boolean undecided(JsonNode submission) {
        return UNDECIDED.contains(submission.path("state").asText());
    }

    private static List<ScanFinding> findings(JsonNode json) {
        try {
            return json.isArray() ? JSON.readValue(json.toString(), FINDINGS) : List.of();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the portal's findings do not read: " + json, e);
        }
    }
}

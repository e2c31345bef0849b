package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;

/// Invitations by their ids: `new`, `existing`, `expired`, `revoked`, `away`; others are unknown.
final class FakeInvitations {
    Answer answer(String method, String path, String body) {
        var id = path.split("/", -1)[3];
        if (id.matches("expired|revoked")) {
            return FakeAnswers.problem(
                    410,
                    "invitation-over",
                    id.equals("expired")
                            ? "The invitation has expired. Ask whoever invited you to send it again."
                            : "The invitation has been revoked. Ask whoever invited you.");
        }
        if (id.equals("away")) {
            return new Answer(503, "{}", 0);
        }
        if (!id.matches("new|existing")) {
            return FakeAnswers.notFound();
        }
        if (method.equals("GET")) {
            return FakeAnswers.ok("""
                    {"organization":"Acme Industries","slug":"acme","email":"grace@acme.test","role":"developer","expiresAt":"%s","account":"%s","invitedBy":"Ada Okafor"}""".formatted(FakeAnswers.ago(-60 * 24 * 6), id));
        }
        if (id.equals("new")) {
            if (FakeAnswers.text(body, "familyName").isEmpty()) {
                return new Answer(
                        400,
                        "{\"type\":\"https://portolan.dev/problems/invalid\",\"title\":\"Invalid\",\"status\":400,\"detail\":\"See violations.\",\"violations\":[{\"pointer\":\"/familyName\",\"message\":\"is needed for a new account\"},{\"pointer\":\"/password\",\"message\":\"must have at least 12 characters\"}]}",
                        60);
            }
        }
        return FakeAnswers.ok("{\"tenant\":{\"slug\":\"acme\",\"name\":\"Acme Industries\"},\"account\":\""
                + (id.equals("new") ? "created" : "existing") + "\"}");
    }
}

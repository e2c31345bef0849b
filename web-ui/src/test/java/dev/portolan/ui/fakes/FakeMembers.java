package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Members, invitations and API tokens that keep what is done to them.
final class FakeMembers {
    private static final String[] NAMES = {
        "Ada Okafor",
        "Ben Ito",
        "Chiara Rossi",
        "Dan Wu",
        "Elif Yıldız",
        "Finn O'Brien",
        "Gita Rao",
        "Hugo Lindqvist",
        "Ines Duarte",
        "Jonas Weber",
        "Kai Nakamura",
        "Lena Brandt"
    };
    private static final String[] ROLES = {
        "owner",
        "admin",
        "developer",
        "viewer",
        "developer",
        "developer",
        "admin",
        "viewer",
        "developer",
        "viewer",
        "developer",
        "viewer"
    };
    private final Map<String, String> roles = new LinkedHashMap<>();
    private final List<String> invitations = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    FakeMembers() {
        IntStream.range(0, NAMES.length).forEach(index -> roles.put(subject(index), ROLES[index]));
        invitations.add(invitation("i1", "mia.keller@acme.test", "developer", "pending", 60 * 26));
        invitations.add(
                invitation("i2", "noah.fischer-lindemann@contractors.example", "viewer", "expired", 60 * 24 * 9));
        tokens.add(
                token("t1", "CI of the payments team", "ptl_a8Kx", "catalog.entity.read,catalog.entity.refresh", 40));
        tokens.add(token("t2", "Terraform", "ptl_Zq91", "plugin.read,plugin.configure,plugin.enable", 6));
        tokens.add(token("t3", "Nightly report", "ptl_m2Pd", "catalog.entity.read,usage.read", -2));
    }

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/members")) {
            return FakeAnswers.ok(FakeAnswers.items(members(call)));
        }
        if (call.is("PATCH", "/members/.+")) {
            return change(call.segment(2), FakeAnswers.text(call.body(), "role"));
        }
        if (call.is("DELETE", "/members/.+")) {
            roles.remove(call.segment(2));
            return FakeAnswers.done();
        }
        if (call.is("GET", "/invitations")) {
            return FakeAnswers.ok(FakeAnswers.items(call.empty() ? List.of() : invitations));
        }
        if (call.is("POST", "/invitations")) {
            return invite(FakeAnswers.text(call.body(), "email"), FakeAnswers.text(call.body(), "role"));
        }
        if (call.is("POST", "/invitations/.+/resend")) {
            return FakeAnswers.ok("{}");
        }
        if (call.is("DELETE", "/invitations/.+")) {
            invitations.removeIf(invitation -> invitation.contains("\"" + call.segment(2) + "\""));
            return FakeAnswers.done();
        }
        return tokens(call);
    }

    private @Nullable Answer tokens(Call call) {
        if (call.is("GET", "/tokens")) {
            return FakeAnswers.ok(FakeAnswers.items(call.empty() ? List.of() : tokens));
        }
        if (call.is("POST", "/tokens")) {
            var name = FakeAnswers.text(call.body(), "name");
            if (name.isBlank()) {
                return FakeAnswers.invalid("/name", "must not be empty; name it after what uses it");
            }
            var made = token("t" + System.nanoTime(), name, "ptl_9fQe", "catalog.entity.read", 90);
            tokens.addFirst(made);
            return new Answer(
                    201,
                    made.substring(0, made.length() - 1) + ",\"token\":\"ptl_9fQeW7vB2nYc4LsD8tGhJ0kRzXaPmU1iOqE5F3\"}",
                    200);
        }
        if (call.is("DELETE", "/tokens/.+")) {
            tokens.removeIf(token -> token.contains("\"" + call.segment(2) + "\""));
            return FakeAnswers.done();
        }
        return null;
    }

    private List<String> members(Call call) {
        var text = call.query().getOrDefault("q", "").toLowerCase(Locale.ROOT);
        return IntStream.range(0, call.empty() ? 1 : NAMES.length)
                .filter(index -> roles.containsKey(subject(index)))
                .filter(index ->
                        (NAMES[index] + email(index)).toLowerCase(Locale.ROOT).contains(text))
                .mapToObj(this::member)
                .toList();
    }

    private String member(int index) {
        return """
                {"subject":"%s","name":"%s","email":"%s","role":"%s","since":"%s"%s}""".formatted(
                        subject(index),
                        NAMES[index],
                        email(index),
                        roles.get(subject(index)),
                        FakeAnswers.ago(60L * 24 * (130 - index * 11)),
                        index % 5 == 4 ? "" : ",\"lastSeen\":\"" + FakeAnswers.ago(index * index * 37L + 3) + "\"");
    }

    private Answer change(String subject, String role) {
        if (subject.equals(subject(6))) {
            return FakeAnswers.problem(409, "conflict", "Somebody else has just changed this member. Look again.");
        }
        if (subject.equals(subject(0)) && !role.equals("owner")) {
            return FakeAnswers.problem(
                    409, "last-owner", "An organization needs an owner. Make somebody else an owner first.");
        }
        roles.put(subject, role);
        return FakeAnswers.ok(member(IntStream.range(0, NAMES.length)
                .filter(index -> subject(index).equals(subject))
                .findFirst()
                .orElse(0)));
    }

    private Answer invite(String email, String role) {
        if (!email.contains("@")) {
            return FakeAnswers.invalid("/email", "must be an e-mail address like name@example.com");
        }
        if (email.startsWith("ben")) {
            return FakeAnswers.problem(409, "already-member", "This person is a member already.");
        }
        if (email.startsWith("full")) {
            return FakeAnswers.problem(
                    403,
                    "plan-limit",
                    "The plan Team has 50 seats, and 50 are used. Remove a member, revoke an invitation, or choose a larger plan.");
        }
        var made = invitation("i" + System.nanoTime(), email, role, "pending", 0);
        invitations.addFirst(made);
        return new Answer(201, made, 200);
    }

    private static String subject(int index) {
        return index == 0 ? "8f14e45f" : "member-" + index;
    }

    private static String email(int index) {
        return index == 0
                ? "owner@acme.test"
                : NAMES[index].toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + "@acme.test";
    }

    private static String invitation(String id, String email, String role, String state, long sentMinutesAgo) {
        return """
                {"id":"%s","email":"%s","role":"%s","state":"%s","invitedBy":{"subject":"8f14e45f","name":"Ada Okafor"},
                 "createdAt":"%s","expiresAt":"%s","sentAt":"%s"}""".formatted(
                        id,
                        email,
                        role,
                        state,
                        FakeAnswers.ago(sentMinutesAgo),
                        FakeAnswers.ago(sentMinutesAgo - 7 * 24 * 60),
                        FakeAnswers.ago(sentMinutesAgo));
    }

    /// @param days until it ends; -2 for a revoked one
    private static String token(String id, String name, String prefix, String scopes, int days) {
        return """
                {"id":"%s","name":"%s","prefix":"%s","scopes":["%s"],"owner":{"subject":"8f14e45f","name":"Ada Okafor"},
                 "createdAt":"%s"%s%s%s}""".formatted(
                        id,
                        name,
                        prefix,
                        scopes.replace(",", "\",\""),
                        FakeAnswers.ago(60 * 24 * 50),
                        days != 0 ? ",\"expiresAt\":\"" + FakeAnswers.ago(-60L * 24 * Math.abs(days)) + "\"" : "",
                        id.equals("t2") ? "" : ",\"lastUsedAt\":\"" + FakeAnswers.ago(47) + "\"",
                        days == -2 ? ",\"revokedAt\":\"" + FakeAnswers.ago(60 * 24 * 3) + "\"" : "");
    }
}

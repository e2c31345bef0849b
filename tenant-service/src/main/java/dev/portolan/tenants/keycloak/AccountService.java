package dev.portolan.tenants.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.http.RemoteService.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Finds and makes people's accounts at Keycloak. Every method throws the problem `unavailable` when Keycloak is away.
@ApplicationScoped
public class AccountService {
    private final KeycloakAdmin admin;
    private final HashingQueue hashing;

    AccountService(KeycloakAdmin admin, HashingQueue hashing) {
        this.admin = admin;
        this.hashing = hashing;
    }

    /// @param email lower case
    public Optional<Account> byEmail(String email) {
        var answer = KeycloakAdmin.expectOk(
                admin.call("GET", "/users?exact=true&email=" + RemoteService.encode(email), null), "find a user");
        return StreamSupport.stream(answer.body().spliterator(), false)
                .filter(user -> user.path("email").asText().equalsIgnoreCase(email))
                .findFirst()
                .map(AccountService::account);
    }

    public Optional<Account> bySubject(String subject) {
        var answer = admin.call("GET", "/users/" + RemoteService.encode(subject), null);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(
                        account(KeycloakAdmin.expectOk(answer, "read a user").body()));
    }

    /// Makes an account whose e-mail address counts as proven, in one call: there is no half-made account.
    public AccountResult create(NewAccount wanted) {
        var user = Map.of(
                "username", wanted.email(),
                "email", wanted.email(),
                "firstName", wanted.givenName(),
                "lastName", wanted.familyName(),
                "enabled", true,
                "emailVerified", true,
                "credentials", List.of(password(wanted.password())));
        var answer = hashing.inTurn(() -> admin.call("POST", "/users", user));
        if (refusesPassword(answer)) {
            return new AccountResult.PasswordRefused(reason(answer));
        }
        if (answer.status() == 409) {
            return new AccountResult.Exists();
        }
        KeycloakAdmin.expectOk(answer, "create a user");
        return byEmail(wanted.email())
                .map(account -> new AccountResult.Created(account.subject()))
                .orElseThrow(() -> new IllegalStateException("keycloak lost a user it has created"));
    }

    /// Gives an account that nobody has used yet its first password. May be repeated: what an earlier try has set is
    /// forgotten first, for else Keycloak's password history would refuse the same password a second time.
    ///
    /// @throws ProblemException `invalid` at `/password` when Keycloak's policy refuses it
    public void setFirstPassword(String subject, String password) {
        var user = "/users/" + RemoteService.encode(subject);
        KeycloakAdmin.expectOk(admin.call("GET", user + "/credentials", null), "read a user's credentials")
                .body()
                .forEach(credential -> forget(user, credential.path("id").asText()));
        var answer = hashing.inTurn(() -> admin.call("PUT", user + "/reset-password", password(password)));
        if (refusesPassword(answer)) {
            throw ProblemException.invalid("/password", reason(answer));
        }
        KeycloakAdmin.expectOk(answer, "set a password");
    }

    /// Makes sure that a person has no account. May be repeated.
    ///
    /// @return whether there was one
    public boolean remove(String subject) {
        var answer = admin.call("DELETE", "/users/" + RemoteService.encode(subject), null);
        if (answer.status() == 404) {
            return false;
        }
        KeycloakAdmin.expectOk(answer, "delete a user");
        return true;
    }

    private void forget(String user, String credential) {
        var answer = admin.call("DELETE", user + "/credentials/" + RemoteService.encode(credential), null);
        if (answer.status() != 404) {
            KeycloakAdmin.expectOk(answer, "forget a password");
        }
    }

    private static Map<String, Object> password(String value) {
        return Map.of("type", "password", "value", value, "temporary", false);
    }

    /// Keycloak names the rule, such as `invalidPasswordMinLengthMessage`.
    private static boolean refusesPassword(Answer answer) {
        return answer.status() == 400 && answer.body().path("error").asText().startsWith("invalidPassword");
    }

    private static String reason(Answer answer) {
        var said = answer.body().path("error_description").asText();
        return said.isBlank() ? "is not accepted; choose another one" : said;
    }

    private static Account account(JsonNode user) {
        return new Account(
                user.path("id").asText(),
                (user.path("firstName").asText() + " " + user.path("lastName").asText()).strip(),
                user.path("enabled").asBoolean() && user.path("emailVerified").asBoolean(),
                Instant.ofEpochMilli(user.path("createdTimestamp").asLong()));
    }
}

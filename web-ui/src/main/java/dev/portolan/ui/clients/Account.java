package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tenant-service says about people, organizations and sign-ups.
public final class Account {
    private Account() {}

    /// @param tenants the organizations that this person is a member of
    /// @param staffRoles `operator`, `support`, `billing`; empty for who is not of the provider's staff
    public record Me(
            String subject, String name, @Nullable String email, List<Membership> tenants, List<String> staffRoles) {
        public Me {
            tenants = tenants == null ? List.of() : List.copyOf(tenants);
            staffRoles = staffRoles == null ? List.of() : List.copyOf(staffRoles);
        }
    }

    public record Membership(
            String slug,
            String name,
            String role,
            String state,
            @Nullable String plan) {}

    public record Tenant(
            String id,
            String slug,
            String name,
            String state,
            @Nullable Plan plan,
            @Nullable Instant trialEndsAt,
            @Nullable Instant createdAt,
            @Nullable String zone) {}

    public record Plan(String id, Map<String, Long> limits) {
        public Plan {
            limits = limits == null ? Map.of() : Map.copyOf(limits);
        }
    }

    public record Member(
            String subject,
            @Nullable String name,
            @Nullable String email,
            String role,
            @Nullable Instant since,
            @Nullable Instant lastSeen) {}

    /// What the sign-up form sends.
    ///
    /// @param plan its id; absent for a trial of the plan that the service proposes
    /// @param trial whether the plan is tried first
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SignUpForm(
            String organization,
            String slug,
            String email,
            String givenName,
            String familyName,
            @Nullable String plan,
            @Nullable Boolean trial) {}

    /// A sign-up under way.
    ///
    /// @param state `pending_verification`, `provisioning`, `active`, `failed` or `expired`
    /// @param account after a confirmation: `existing` when there was an account, whose password stayed
    public record SignUp(
            String id,
            String state,
            @Nullable String slug,
            List<Step> steps,
            @Nullable String account) {
        public SignUp {
            steps = steps == null ? List.of() : List.copyOf(steps);
        }
    }

    /// @param state `waiting`, `running`, `done`, `failed` or `skipped`
    public record Step(
            String name,
            String state,
            @Nullable Instant at,
            @Nullable String error) {}

    public record SlugAnswer(
            String slug, boolean available, @Nullable String reason) {}

    /// @param scope the permissions, separated by spaces
    public record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("expires_in") long expiresIn,
            @Nullable String scope) {}
}

package dev.portolan.tenants.signups;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.Slug;
import dev.portolan.tenants.provisioning.StepName;
import dev.portolan.tenants.provisioning.StepProgress;
import dev.portolan.tenants.provisioning.StepState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a sign-up is, for whoever knows its id: nothing about persons.
///
/// @param state `pending_verification`, `provisioning`, `active`, `failed` or `expired`
/// @param account in the answer to a confirmation only: `created`, or `existing` when the password stayed as it was
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignupView(
        UUID id,
        String organization,
        Slug slug,
        String state,
        List<StepProgress> steps,
        @Nullable String account) {
    SignupView {
        steps = List.copyOf(steps);
    }

    static SignupView pending(Signup signup, Instant now) {
        var waiting = StepName.PROVISIONING.stream()
                .map(name -> new StepProgress(name, StepState.WAITING, signup.createdAt(), null))
                .toList();
        return of(signup, signup.verification().expiredAt(now) ? "expired" : "pending_verification", waiting);
    }

    /// @param steps of provisioning only
    static SignupView confirmed(Signup signup, List<StepProgress> steps, boolean open) {
        var failed = steps.stream().anyMatch(step -> step.state() == StepState.FAILED);
        return of(signup, open ? "active" : failed ? "failed" : "provisioning", steps);
    }

    SignupView withAccount(String kind) {
        return new SignupView(id, organization, slug, state, steps, kind);
    }

    private static SignupView of(Signup signup, String state, List<StepProgress> steps) {
        return new SignupView(
                signup.id(), signup.organization().name(), signup.organization().slug(), state, steps, null);
    }
}

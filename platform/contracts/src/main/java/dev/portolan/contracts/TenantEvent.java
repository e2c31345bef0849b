package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// History of a tenant, on `portolan.tenant.events`, keyed by tenant id. Ids only, nothing about persons.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TenantEvent.SignedUp.class, name = "tenant.signed-up"),
    @JsonSubTypes.Type(value = TenantEvent.Provisioned.class, name = "tenant.provisioned"),
    @JsonSubTypes.Type(value = TenantEvent.StateChanged.class, name = "tenant.state-changed"),
    @JsonSubTypes.Type(value = TenantEvent.PlanChanged.class, name = "tenant.plan-changed"),
    @JsonSubTypes.Type(value = TenantEvent.Erased.class, name = "tenant.erased")
})
public sealed interface TenantEvent {
    TenantId tenant();

    Instant at();

    /// A sign-up was confirmed and provisioning began.
    record SignedUp(TenantId tenant, Slug slug, String plan, Instant at) implements TenantEvent {}

    /// Every step is done: the portal is open.
    record Provisioned(TenantId tenant, Instant at) implements TenantEvent {}

    record StateChanged(TenantId tenant, TenantLifecycle from, TenantLifecycle to, Instant at) implements TenantEvent {}

    /// @param from id of the plan before
    /// @param to id of the plan from now on
    record PlanChanged(TenantId tenant, String from, String to, Instant at) implements TenantEvent {}

    /// Nothing of the tenant is left but its tombstone and its invoices.
    record Erased(TenantId tenant, Instant at) implements TenantEvent {}
}

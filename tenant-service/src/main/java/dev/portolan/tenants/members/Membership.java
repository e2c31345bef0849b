package dev.portolan.tenants.members;

import dev.portolan.tenants.tenants.Tenant;

/// One tenant that a person belongs to.
public record Membership(Tenant tenant, Role role) {}

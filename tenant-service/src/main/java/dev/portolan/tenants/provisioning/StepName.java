package dev.portolan.tenants.provisioning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/// The work on the way to a portal, in the order in which it is done.
public enum StepName {
    /// Mail the link that proves the e-mail address.
    VERIFICATION,
    /// The owner and the organization at Keycloak.
    OWNER,
    /// The space in the catalog.
    CATALOG,
    /// The plan's default plugins.
    PLUGINS,
    SUBSCRIPTION,
    /// Mail that the portal is open.
    WELCOME;

    /// What follows a confirmed sign-up.
    public static final List<StepName> PROVISIONING = List.of(OWNER, CATALOG, PLUGINS, SUBSCRIPTION, WELCOME);

    /// What staff may leave out: a portal works without it, or it can be made up for later.
    static final List<StepName> MAY_BE_SKIPPED = List.of(OWNER, CATALOG, PLUGINS, WELCOME);

    /// Lower case.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

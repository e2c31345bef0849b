package dev.portolan.ui.session;

/// A page that none of this staff person's roles opens.
public final class NotForRoleException extends RuntimeException {
    private static final long serialVersionUID = 1;
}

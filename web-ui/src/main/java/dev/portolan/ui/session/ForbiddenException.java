package dev.portolan.ui.session;

/// The member may not open this page.
public final class ForbiddenException extends RuntimeException {
    private static final long serialVersionUID = 1;
}

package dev.portolan.ui.session;

/// Nobody is signed in, and the page is not for visitors.
public final class SignInNeededException extends RuntimeException {
    private static final long serialVersionUID = 1;
}

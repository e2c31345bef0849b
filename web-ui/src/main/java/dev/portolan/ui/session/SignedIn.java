package dev.portolan.ui.session;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Who uses the current browser session, and the organization that the current address names.
@ApplicationScoped
public class SignedIn {
    private static final String ATTRIBUTE = Person.class.getName();

    /// The person of the current session; empty for visitors.
    public Optional<Person> person() {
        var session = VaadinSession.getCurrent();
        return session == null ? Optional.empty() : in(session.getSession());
    }

    static Optional<Person> in(WrappedSession session) {
        return Optional.ofNullable((Person) session.getAttribute(ATTRIBUTE));
    }

    static void set(WrappedSession session, Person person) {
        session.setAttribute(ATTRIBUTE, person);
    }

    /// The organization that an address names, for the person of this session.
    ///
    /// @throws NotFoundException when there is none, or none for this person
    /// @throws ProblemException when it cannot be known right now
    public TenantSession tenant(BeforeEnterEvent event) {
        var person = person().orElseThrow(SignInNeededException::new);
        // an error page has no route parameters, but the same address
        var slug = slug(event.getLocation().getFirstSegment());
        try {
            return person.tenant(slug).opened();
        } catch (ProblemException problem) {
            person.forget(slug);
            if (problem.notFound()) {
                throw new NotFoundException("no organization " + slug);
            }
            throw problem;
        }
    }

    /// The same, when the member has a permission.
    ///
    /// @throws ForbiddenException when not
    public TenantSession tenant(BeforeEnterEvent event, String permission) {
        var tenant = tenant(event);
        if (!tenant.may(permission)) {
            throw new ForbiddenException();
        }
        return tenant;
    }

    /// The person of this session as one of the staff.
    ///
    /// @throws NotFoundException when the person is not of the staff: to others there is no such page
    /// @throws NotForRoleException when none of the person's roles is enough
    public StaffSession staff(StaffRight right) {
        var person = person().orElseThrow(SignInNeededException::new);
        try {
            var staff = person.staff().opened();
            if (!staff.may(right)) {
                throw new NotForRoleException();
            }
            return staff;
        } catch (ProblemException problem) {
            if (problem.notFound()) {
                throw new NotFoundException("no page");
            }
            throw problem;
        }
    }

    /// Forgets the person and ends the session.
    public void signOut() {
        var session = VaadinSession.getCurrent();
        session.getSession().removeAttribute(ATTRIBUTE);
        session.close();
    }

    private static Slug slug(String text) {
        try {
            return new Slug(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no organization");
        }
    }
}

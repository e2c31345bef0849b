package dev.portolan.tenants.invoices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.problems.TenantProblem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An invoice or a credit note, as the API shows it.
///
/// @param hash SHA-256 of the frozen snapshot, in hex; absent on a draft
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Invoice(
        UUID id,
        @JsonUnwrapped Heading heading,
        Period period,
        @JsonUnwrapped Content content,
        @JsonUnwrapped Dates dates,
        @Nullable String hash) {

    /// What it is.
    ///
    /// @param number absent until it is issued
    /// @param creditOf the invoice that this credit note is about
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Heading(
            Kind kind,
            State state,
            @Nullable String number,
            @Nullable UUID creditOf,
            Organization organization) {}

    /// Whose it is.
    ///
    /// @param name as it was when the invoice was issued
    public record Organization(String slug, String name) {}

    /// What it is for, in minor units of the currency. Negative on a credit note.
    ///
    /// @param currency ISO 4217
    public record Content(String currency, List<Line> lines, long totalMinor) {
        public Content {
            lines = List.copyOf(lines);
        }

        static Content of(String currency, List<Line> lines) {
            return new Content(
                    currency, lines, lines.stream().mapToLong(Line::amountMinor).reduce(0, Math::addExact));
        }
    }

    /// When what became of it.
    ///
    /// @param dueAt absent on a credit note
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dates(
            @Nullable Instant issuedAt,
            @Nullable Instant dueAt,
            @Nullable Instant paidAt) {}

    public enum Kind {
        @JsonProperty("invoice")
        INVOICE,
        @JsonProperty("credit_note")
        CREDIT_NOTE
    }

    /// Where it stands.
    public enum State {
        /// Made by a run; only staff see it.
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("issued")
        ISSUED,
        /// Issued, due and not paid.
        @JsonProperty("overdue")
        OVERDUE,
        /// Paid, or settled by credit notes.
        @JsonProperty("paid")
        PAID,
        /// Not to be paid; keeps its number.
        @JsonProperty("void")
        VOID;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether somebody still has to pay.
        boolean open() {
            return this == ISSUED || this == OVERDUE;
        }
    }

    /// Its number, or what stands for one on a draft.
    public String name() {
        var number = heading.number();
        return number == null ? "draft" : number;
    }

    /// Itself, if it is in one of these states.
    ///
    /// @throws ProblemException `invoice-state`
    Invoice required(State... allowed) {
        if (Stream.of(allowed).noneMatch(heading.state()::equals)) {
            var words = Stream.of(allowed).map(State::word).collect(Collectors.joining(" or "));
            throw new ProblemException(
                    TenantProblem.INVOICE_STATE,
                    "It is %s. This is for what is %s."
                            .formatted(heading.state().word(), words));
        }
        return this;
    }

    Invoice issued(String number, Organization organization, Dates dates) {
        var issued = new Heading(heading.kind(), State.ISSUED, number, heading.creditOf(), organization);
        return new Invoice(id, issued, period, content, dates, null);
    }

    Invoice withHash(String sha256) {
        return new Invoice(id, heading, period, content, dates, sha256);
    }
}

package dev.portolan.plugins.publishers;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/// Verifies the keys that releases are signed with: a publisher proves that it holds one by signing a text made for
/// this once.
@ApplicationScoped
@Transactional
class PublisherKeyService {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;

    private final PublisherRepository rows;
    private final PublisherConfig config;
    private final Journal journal;
    private final InstantSource time;

    PublisherKeyService(PublisherRepository rows, PublisherConfig config, Journal journal, InstantSource time) {
        this.rows = rows;
        this.config = config;
        this.journal = journal;
        this.time = time;
    }

    /// Notes a key, and makes the text to be signed with it. The key in use stays until the proof.
    ///
    /// @return begins with words that no list of files begins with: who signs it signs no package
    /// @throws ProblemException `invalid` at `/publicKey`
    String propose(String publisher, String publicKey) {
        var key = Ed25519.parse(publicKey)
                .orElseThrow(() -> ProblemException.invalid(
                        "/publicKey", "must be a public key of Ed25519: X.509 in base64, or PEM"));
        var row = rows.locked(publisher).orElseThrow(ProblemException::notFound);
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        row.proposedKey = Ed25519.write(key);
        row.challenge =
                "portolan publisher key " + publisher + " " + HexFormat.of().formatHex(random);
        row.challengeUntil = time.instant().plus(config.challengeLife());
        journal.recordOf(publisher, "publisher-key.proposed", publisher, Ed25519.fingerprint(key));
        return row.challenge;
    }

    /// Takes the proposed key into use, for new releases; what was published stays as it is.
    ///
    /// @throws ProblemException `key-not-proven`
    PublisherProfile.Key verify(String publisher, String signature) {
        var row = rows.locked(publisher).orElseThrow(ProblemException::notFound);
        var challenge = row.challenge;
        var until = row.challengeUntil;
        if (row.proposedKey == null || challenge == null || until == null || until.isBefore(time.instant())) {
            throw new ProblemException(
                    PublisherProblem.KEY_NOT_PROVEN,
                    "No key waits for its proof. Propose one, and sign within the hour.");
        }
        var key = Ed25519.parse(row.proposedKey)
                .orElseThrow(() -> new IllegalStateException("a proposed key no longer reads"));
        if (!Ed25519.verify(key, challenge, signature)) {
            throw new ProblemException(
                    PublisherProblem.KEY_NOT_PROVEN,
                    "This is no signature of the challenge by the proposed key. Sign exactly its characters, with no line"
                            + " break at the end, and send the signature in base64.");
        }
        var verified = new PublisherProfile.Key(key, Ed25519.fingerprint(key), time.instant());
        row.publicKey = row.proposedKey;
        row.fingerprint = verified.fingerprint();
        row.verifiedAt = verified.verifiedAt();
        row.proposedKey = null;
        row.challenge = null;
        row.challengeUntil = null;
        journal.recordOf(publisher, "publisher-key.verified", publisher, verified.fingerprint());
        return verified;
    }
}

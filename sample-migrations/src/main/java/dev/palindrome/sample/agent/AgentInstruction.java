package dev.palindrome.sample.agent;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something that an agent is told to do. */
@Entity
@Table(
        name = "agent_instruction",
        indexes = {
            @Index(name = "idx_agent_instruction_session_status", columnList = "agent_session_id, status"),
            @Index(
                    name = "idx_agent_instruction_pending_expiry",
                    columnList = "expires_at",
                    options = "where status = 'PENDING'")
        },
        check = @CheckConstraint(name = "ck_agent_instruction_expires_later", constraint = "expires_at > created_at"))
public class AgentInstruction {
    @Id
    @ColumnDefault("gen_random_uuid()")
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "agent_session_id", foreignKey = @ForeignKey(name = "fk_agent_instruction_agent_session"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private AgentSession session;

    @Column(name = "instruction_type", nullable = false, length = 100)
    private String type;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, Object> payload;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @ColumnDefault("'PENDING'")
    @Column(nullable = false)
    private AgentInstructionStatus status = AgentInstructionStatus.PENDING;

    @ColumnDefault("now()")
    @Column(name = "created_at", nullable = false, columnDefinition = "timestamptz")
    private Instant createdAt;

    @Column(name = "sent_at", columnDefinition = "timestamptz")
    private @Nullable Instant sentAt;

    /** Not to be carried out after this; null when it is never too late. */
    @Column(name = "expires_at", columnDefinition = "timestamptz")
    private @Nullable Instant expiresAt;

    @ColumnDefault("0")
    @Column(nullable = false)
    private int priority;

    /** For the persistence provider. */
    protected AgentInstruction() {}

    /** An instruction that waits to be sent. */
    public AgentInstruction(UUID id, AgentSession session, String type, Map<String, Object> payload, Instant now) {
        this.id = id;
        this.session = session;
        this.type = type;
        this.payload = Map.copyOf(payload);
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public AgentInstructionStatus status() {
        return status;
    }

    public Map<String, Object> payload() {
        return payload;
    }
}

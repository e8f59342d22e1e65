package dev.palindrome.sample.preference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One choice of one user. The user {@code system} holds what applies to those who have chosen nothing. */
@Entity
@Table(
        name = "user_preferences",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_user_preferences_user_key",
                        columnNames = {"user_id", "preference_key"}))
public class UserPreference {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    @Column(name = "user_id", nullable = false)
    private String userId;

    @Column(name = "preference_key", nullable = false)
    private String key;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "preference_value")
    private @Nullable Map<String, Object> value;

    /** For the persistence provider. */
    protected UserPreference() {}

    /** A user's choice. */
    public UserPreference(String userId, String key, Map<String, Object> value) {
        this.userId = userId;
        this.key = key;
        this.value = Map.copyOf(value);
    }

    public String key() {
        return key;
    }

    public @Nullable Map<String, Object> value() {
        return value;
    }
}

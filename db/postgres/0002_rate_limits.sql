-- Counters of attempts per address and per account (sign-in, registration), shared by all replicas of
-- query-api. The shape is what rate-limiter-flexible reads and writes; `expire` is epoch milliseconds.
CREATE TABLE rate_limits (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX rate_limits_expire_idx ON rate_limits (expire);

-- Approved minutes are archive documents (PRIV-5). TRUNCATE passes: the demo starts over with it, nothing else does.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'approved minutes do not change (PRIV-5)' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER minutes_do_not_change BEFORE UPDATE OR DELETE ON minutes FOR EACH ROW EXECUTE FUNCTION refuse_change();

/** The one public door of `@coterie/core`. Every export is named and listed here. */
export type { Applicant, Application, TeamMember } from './admission/application.ts';
export {
  type ApplicationCommandKind,
  type ApplicationState,
  applicationCommands,
  applicationStates,
  applicationTransitions,
} from './admission/application-transitions.ts';
export type {
  RegistrationChangeFacts,
  RegistrationCommand,
  RegistrationRefusal,
} from './admission/check-registration-command.ts';
export {
  type ApplicationCommand,
  type ApplicationEvent,
  type ApplicationRefusal,
  type ApplicationStateRefusal,
  availableApplicationCommands,
  decideApplication,
} from './admission/decide-application.ts';
export {
  availableEnrollmentCommands,
  decideEnrollment,
  type EnrollmentCommand,
  type EnrollmentEvent,
  type EnrollmentFacts,
  type EnrollmentRefusal,
} from './admission/decide-enrollment.ts';
export { decideEntry, type EntryRequest, type SeatTaken } from './admission/decide-entry.ts';
export { decideMakeOffer, type MakeOfferRefusal } from './admission/decide-make-offer.ts';
export {
  availableOfferCommands,
  decideOffer,
  type OfferCommand,
  type OfferRefusal,
  type OfferStateRefusal,
} from './admission/decide-offer.ts';
export {
  decideRegister,
  type RegisterRefusal,
  type RegistrationFacts,
  type RegistrationItem,
  type RegistrationMade,
  type RegistrationRequest,
} from './admission/decide-register.ts';
export {
  availableRegistrationCommands,
  decideRegistration,
  type RegistrationEvent,
} from './admission/decide-registration.ts';
export {
  availableWaitlistCommands,
  decideJoinWaitlist,
  decideWaitlistEntry,
  type WaitlistEvent,
  type WaitlistFacts,
  type WaitlistRefusal,
} from './admission/decide-waitlist.ts';
export { draftApplication } from './admission/draft-application.ts';
export {
  type CompletionOutcome,
  type Enrollment,
  type EnrollmentCommandKind,
  type EnrollmentOrigin,
  type EnrollmentRole,
  type EnrollmentState,
  enrollmentCommands,
  enrollmentStates,
  enrollmentTransitions,
  type WayIn,
} from './admission/enrollment.ts';
export {
  communitiesToChoose,
  type EntitledSession,
  type Entitlement,
  type EntitlementTerm,
  grantEntitlements,
  isEntitledTo,
} from './admission/entitlement.ts';
export {
  checkEntry,
  type EntryFacts,
  type EntryRefusal,
  type EntryStep,
  type EntryVerdict,
} from './admission/entry-gate.ts';
export {
  type Fee,
  type FeeItem,
  type PriceList,
  type Quote,
  type QuoteLine,
  quoteRegistration,
  type SeveralPrice,
  type UnknownPrice,
} from './admission/fees.ts';
export {
  type Offer,
  type OfferCommandKind,
  type OfferState,
  offerCommands,
  offerStates,
  offerTransitions,
} from './admission/offer.ts';
export type { OfferEvent } from './admission/offer-event.ts';
export { checkOffer, type OfferVerdict } from './admission/offer-lapse.ts';
export { checkOpenEntry, type OpenEntryRefusal } from './admission/open-entry.ts';
export type { OverrideRefusal, OverrideRequest, RecordedOverride } from './admission/override.ts';
export {
  type NextOfferPlan,
  type PassedOver,
  planNextOffer,
  type WaitingCandidate,
} from './admission/plan-next-offer.ts';
export {
  type Registration,
  type RegistrationCommandKind,
  type RegistrationParticipant,
  type RegistrationState,
  registrationCommands,
  registrationStates,
  registrationTransitions,
} from './admission/registration.ts';
export { afterAcceptance, planScreening, type ScreeningPlan } from './admission/screening.ts';
export { checkTeam, type TeamRefusal } from './admission/team.ts';
export {
  findPosition,
  orderWaitlist,
  type WaitlistEntry,
  type WaitlistEntryCommandKind,
  type WaitlistEntryState,
  waitlistEntryCommands,
  waitlistEntryStates,
  waitlistEntryTransitions,
} from './admission/waitlist.ts';
export {
  checkWindow,
  type DateWindow,
  isReversedWindow,
  type WindowEdge,
  type WindowState,
  type WindowVerdict,
} from './calendar/date-window.ts';
export { addDays, daysBetween, type Weekday, weekdayOf } from './calendar/local-date.ts';
export { countOverlaps, findOverlaps, type Overlap, type Stretch } from './calendar/overlap.ts';
export {
  checkInPeriod,
  type DatePeriod,
  type Month,
  type MonthPeriod,
  type Period,
  type PeriodPosition,
  periodDates,
  periodDays,
} from './calendar/period.ts';
export {
  type PrintedDate,
  type PrintedDateOptions,
  readPrintedDates,
} from './calendar/read-printed-dates.ts';
export {
  readTimeRange,
  type TimeRangeIssue,
  type TimeRangeOptions,
  type TimeRangeReading,
} from './calendar/read-time-range.ts';
export {
  expandRecurrence,
  type Recurrence,
  type RecurrenceRefusal,
  recurrenceIsBounded,
  recurrenceIsReadable,
  type WeeklySpan,
  weekly,
} from './calendar/recurrence.ts';
export { type TimeRange, timeRangeMinutes } from './calendar/time-range.ts';
export {
  startOfDate,
  toCommonInstant,
  toInstant,
  toLocal,
  type ZonedInstant,
} from './calendar/zoned-instant.ts';
export type { Affiliation } from './community/affiliation.ts';
export {
  type CapabilityTarget,
  type CapabilityVerdict,
  checkCapability,
  findCapabilities,
  type Grant,
  type GrantScope,
} from './community/capabilities.ts';
export { type Community, type CommunityScope, labelCommunity, servesRegion } from './community/community.ts';
export {
  availableCommunityCommands,
  type CommunityCommandKind,
  type CommunityFacts,
  type CommunityRefusal,
  type CommunityStatus,
  type CommunityStatusChanged,
  communityCommands,
  communityTransitions,
  decideCommunity,
} from './community/community-status.ts';
export { keyLengthLimit, keyPattern, readKey } from './community/key.ts';
export {
  decideMaturity,
  type MaturityAssessment,
  type MaturityCommand,
  type MaturityEvent,
  type MaturityHistory,
  type MaturityRefusal,
  type MaturityStage,
  type MaturityVocabulary,
  maturityVocabularies,
} from './community/maturity.ts';
export { type Label, labelOrganization, type Organization } from './community/organization.ts';
export {
  decidePersonClaim,
  type Person,
  type PersonClaim,
  type PersonClaimed,
  type PersonClaimFacts,
  type PersonClaimRefusal,
} from './community/person.ts';
export { labelRegion, type Region } from './community/region.ts';
export {
  type Capability,
  capabilityStatements,
  type OptionalCapability,
  optionalCapabilities,
  type Role,
  roleCapabilities,
  type ScopeKind,
} from './community/role-capabilities.ts';
export {
  type Certificate,
  type CertificateCommandKind,
  type CertificateEvent,
  type CertificateRefusal,
  type CertificateState,
  type CertificateStatus,
  type Credit,
  certificateCommands,
  certificateStates,
  certificateTransitions,
  checkCertificate,
  decideCertificate,
  decideRevocation,
  type IssueCertificate,
  type IssueFacts,
} from './credentials/certificate.ts';
export {
  type BadgeHolder,
  buildOpenBadge,
  type OpenBadgeCredential,
  type OpenBadgeInput,
  type OpenBadgeRefusal,
  openBadgeContext,
} from './credentials/open-badge.ts';
export {
  type AdmissionKind,
  type AdmissionPolicy,
  type IsoDuration,
  type TeamPolicy,
  unstatedAdmissionPolicy,
} from './cycle/admission-policy.ts';
export { checkApplicationWindow } from './cycle/application-window.ts';
export { type AttributeCap, type CapFacts, type CapRefusal, checkCaps } from './cycle/attribute-cap.ts';
export {
  type Capacity,
  checkSeat,
  findCapacityFindings,
  type NoSeat,
  type SeatsTaken,
  type SeatVerdict,
} from './cycle/capacity.ts';
export { countCapValues } from './cycle/count-cap-values.ts';
export type { Cycle } from './cycle/cycle.ts';
export {
  type CycleCommandKind,
  type CycleState,
  cycleCommands,
  cycleStates,
  cycleTransitions,
} from './cycle/cycle-transitions.ts';
export {
  type AdmissionPolicyChanged,
  type AdmissionPolicyRefusal,
  decideAdmissionPolicy,
} from './cycle/decide-admission-policy.ts';
export { type CapacityEvent, type CapacityRefusal, decideCapacity } from './cycle/decide-capacity.ts';
export {
  availableCycleCommands,
  type CommunityNotActive,
  type CycleCommand,
  type CycleEvent,
  type CycleFacts,
  type CycleRefusal,
  type CycleStateRefusal,
  decideCycle,
} from './cycle/decide-cycle.ts';
export { decideWindow, type WindowChanged, type WindowRefusal } from './cycle/decide-window.ts';
export { draftCycle } from './cycle/draft-cycle.ts';
export {
  checkReadiness,
  nothingRequired,
  type ReadinessFacts,
  type ReadinessRefusal,
  type ReadinessRequirement,
} from './cycle/readiness.ts';
export { referenceDatesOfCycle } from './cycle/reference-dates.ts';
export {
  decideRoster,
  isRosterLocked,
  type RosterEvent,
  type RosterLocked,
  type RosterRefusal,
} from './cycle/roster.ts';
export {
  type Advice,
  type AdviceNote,
  checkEligibility,
  type EligibilityOutcome,
  type EligibilityPolicy,
  type EligibilityVerdict,
  eligibilityMet,
  eligibilityPublished,
} from './eligibility/check-eligibility.ts';
export {
  type Determination,
  type DeterminationFacts,
  type DeterminationRefusal,
  type Determine,
  type Determined,
  decideDetermination,
  unpublishedRuleCriterion,
} from './eligibility/determination.ts';
export { personVocabulary } from './eligibility/person-vocabulary.ts';
export type {
  Instrument,
  InstrumentItem,
  InstrumentMoment,
  ItemOption,
  Scale,
  ScalePoint,
} from './evaluation/instrument.ts';
export { interactionQualityInstrument, interactionQualityItems } from './evaluation/interaction-quality.ts';
export { type Linkage, type LinkedResponses, linkPreAndPost } from './evaluation/linked-responses.ts';
export { type PublishedFigure, type ReportNumber, reportMean } from './evaluation/report-number.ts';
export {
  type Answer,
  type AnswerValue,
  checkResponse,
  type InstrumentResponse,
  type ResponseRefusal,
} from './evaluation/response.ts';
export {
  defaultSuppressionThreshold,
  type PublishedRow,
  type PublishedTable,
  type SuppressionOptions,
  type SuppressionRefusal,
  suppressionThresholdRange,
  suppressRow,
  suppressTwoWayTable,
} from './evaluation/suppress-small-cells.ts';
export {
  type AssignmentEvent,
  type AssignmentFacts,
  type AssignmentRefusal,
  decideAssignment,
  decideRelease,
  type FacilitatorAssignment,
  type Unavailability,
} from './facilitation/assignment.ts';
export {
  type CallAnswer,
  type Contribution,
  type ContributionFacts,
  type ContributionPlanned,
  type ContributionRefusal,
  decideContribution,
  type GapEvidence,
  type Speaker,
} from './facilitation/contribution.ts';
export {
  decideTraining,
  type TrainingRecorded,
  type TrainingRefusal,
} from './facilitation/decide-training.ts';
export {
  type AssignedFacilitator,
  checkFacilitatorReadiness,
  type FacilitatorReadinessRefusal,
  type FacilitatorRequirement,
  type FacilitatorsMissing,
  type FacilitatorUntrained,
} from './facilitation/facilitator-readiness.ts';
export {
  type DesiredOutcome,
  decideLearningMap,
  type LearningMap,
  type LearningMapChanged,
  type LearningMapCommand,
  type LearningMapFacts,
  type LearningMapRefusal,
  type LearningTopic,
} from './facilitation/learning-map.ts';
export {
  checkTraining,
  type Training,
  type TrainingState,
  type TrainingValidity,
  type TrainingVerdict,
} from './facilitation/training.ts';
export { trainingNeededOn } from './facilitation/training-day.ts';
export { type Id, id } from './kernel/brand.ts';
export { availabilityOf, type CommandAvailability } from './kernel/command-availability.ts';
export type { Decision, DomainEvent, Refusal, Refusals } from './kernel/decision.ts';
export type { Finding, Place, Severity } from './kernel/finding.ts';
export { InvariantViolation } from './kernel/invariant.ts';
export type { JsonValue } from './kernel/json.ts';
export type { Money } from './kernel/money.ts';
export {
  type Basis,
  findProvenance,
  type Provenance,
  type ProvenanceEntry,
} from './kernel/provenance.ts';
export { readInstant, readLocalDate, readLocalTime, readTimeZone } from './kernel/read-time-value.ts';
export { err, ok, type Result } from './kernel/result.ts';
export { defineRule, type RuleDefinition } from './kernel/rule-definition.ts';
export { seededRandom } from './kernel/seeded-random.ts';
export type { Instant, LocalDate, LocalTime, TimeZoneId } from './kernel/temporal.ts';
export {
  type CommandOf,
  findCommands,
  findTransition,
  type StateOf,
  type Transitions,
} from './kernel/transitions.ts';
export {
  type AsynchronousWork,
  decideHoursLogged,
  type HoursLogged,
  type HoursLoggedEvent,
  type LogHours,
  type LogHoursRefusal,
} from './participation/asynchronous-work.ts';
export {
  type Attendance,
  type AttendanceCorrection,
  type AttendanceMark,
  attendanceMarks,
  type MakeUp,
} from './participation/attendance.ts';
export type {
  AttendanceEvent,
  AttendanceFacts,
  AttendanceRefusal,
  AttendanceSessionFacts,
  MarkAttendance,
  ParticipantBasis,
} from './participation/attendance-command.ts';
export type { AttendanceRequirement } from './participation/attendance-requirement.ts';
export type { UnstatedPolicyPart } from './participation/attended.ts';
export {
  type CompletionVerdict,
  checkCompletion,
  unstatedCompletionCriterion,
} from './participation/check-completion.ts';
export type {
  CompletionFacts,
  DeliverableFact,
  Obligation,
  OwnCompletionFacts,
  SessionParticipation,
  SignOffFact,
  SurveyFact,
} from './participation/completion-facts.ts';
export {
  type CompletionPolicy,
  type MakeUpsCount,
  type PartialCounts,
  unstatedCompletionPolicy,
} from './participation/completion-policy.ts';
export { completionVocabulary } from './participation/completion-vocabulary.ts';
export { decideAttendanceMark } from './participation/decide-attendance-mark.ts';
export {
  type AttendanceSheet,
  type AttendanceSheetEntry,
  type AttendanceSheetFacts,
  type AttendanceSheetRefusal,
  decideAttendanceSheet,
} from './participation/decide-attendance-sheet.ts';
export {
  decideMakeUp,
  type MakeUpEvent,
  type MakeUpFacts,
  type MakeUpRefusal,
  type RecordMakeUp,
} from './participation/decide-make-up.ts';
export {
  type CompletionWarning,
  type CompletionWarningEvent,
  findMembersToWarn,
  type MemberForecast,
} from './participation/find-members-to-warn.ts';
export {
  type CompletionForecast,
  type CompletionStanding,
  forecastCompletion,
  type RiskReason,
} from './participation/forecast-completion.ts';
export type { CoachingSession, Project } from './participation/project-and-coaching.ts';
export {
  type ExpandedCommunity,
  type ExpandedCycle,
  type ExpandedGathering,
  type ExpandedProgram,
  expandProgram,
} from './program/expand-program.ts';
export type { ExpandedSession, TimingReading } from './program/expanded-session.ts';
export { extendCompletionVocabulary, extendPersonVocabulary } from './program/extend-program-vocabulary.ts';
export { findProgramFindings } from './program/find-program-findings.ts';
export { findValueReadingFindings } from './program/find-reading-findings.ts';
export { findTextProblem, malformedTextProblem, programTextLimit } from './program/find-text-problem.ts';
export { type ParsedProgram, parseProgram } from './program/parse-program.ts';
export type {
  Program,
  ProgramCommunity,
  ProgramCycle,
  ProgramFee,
  ProgramGathering,
  ProgramInstrument,
  ProgramOtherMoney,
  ProgramPolicy,
  ProgramRegion,
  ProgramResource,
  ProgramResult,
  ProgramSeries,
  ProgramSession,
  ProgramSessionTiming,
} from './program/program.ts';
export type { ProgramProblem, ProgramProblemKind } from './program/program-problem.ts';
export { programFormatVersion, programSchema } from './program/program-schema.ts';
export {
  availableProgramCommands,
  decideProgramLoading,
  decideProgramStatus,
  type Loading,
  type LoadingFacts,
  type LoadingRefusal,
  type ProgramCommandKind,
  type ProgramStatus,
  type ProgramStatusChanged,
  type ProgramStatusRefusal,
  programTransitions,
} from './program/program-status.ts';
export { checkRule } from './rules/check-rule.ts';
export { explainVerdict } from './rules/explain-verdict.ts';
export { type ExplanationTexts, englishExplanation } from './rules/explanation-texts.ts';
export {
  extendVocabulary,
  type VocabularyExtension,
  type VocabularyRefusal,
} from './rules/extend-vocabulary.ts';
export type { Bounds, CollectionFacts, Facts, FactValue, KnownValue } from './rules/fact.ts';
export { findOpenQuestions, type OpenQuestion } from './rules/find-open-questions.ts';
export { findDecisiveReasons, type ListedReason, listReasons } from './rules/list-reasons.ts';
export { nearestName } from './rules/nearest-name.ts';
export { parseFacts } from './rules/parse-facts.ts';
export { parseRule, parseRuleShape } from './rules/parse-rule.ts';
export type {
  AllCondition,
  AnyCondition,
  AtLeastCondition,
  Comparison,
  Condition,
  ConditionNotes,
  CountCondition,
  CriterionCondition,
  DateReference,
  EveryCondition,
  HeldFor,
  MovedDate,
  NotCondition,
  Operator,
  OperatorValues,
  RuleDocument,
  SomeCondition,
  SumCondition,
} from './rules/rule.ts';
export { type RuleBuilder, ruleBuilder, type TestOf } from './rules/rule-builder.ts';
export type { RuleProblem, RuleProblemKind } from './rules/rule-problem.ts';
export { conditionSchema, ruleDocumentSchema } from './rules/rule-schema.ts';
export type {
  Observation,
  Outcome,
  Reason,
  ReasonKind,
  Requirement,
  Undetermination,
  Verdict,
} from './rules/verdict.ts';
export {
  type Attribute,
  type AttributeKind,
  type Choice,
  type Collection,
  findAttribute,
  findCollection,
  type Vocabulary,
} from './rules/vocabulary.ts';
export type {
  AgendaHeading,
  AgendaReading,
  AgendaSession,
  UnreadLine,
} from './scheduling/agenda.ts';
export {
  checkTiming,
  localTimeExists,
  sessionEndsAfterStart,
  sessionZoneKnown,
} from './scheduling/check-timing.ts';
export {
  type AdditionalSessionRefusal,
  additionalSessionsAllowed,
  additionalWithinPeriod,
  decideAdditionalSession,
  type SessionAdded,
} from './scheduling/decide-additional-session.ts';
export {
  attendanceClosesAfterEnd,
  availableSessionCommands,
  decideSession,
  heldAfterStart,
  marksComplete,
  moveChangesTiming,
  scheduledHasDate,
  sessionLifecycle,
} from './scheduling/decide-session.ts';
export {
  expandSessionPlan,
  planIsBounded,
  type SessionPlanRefusal,
  seriesKeysDiffer,
} from './scheduling/expand-session-plan.ts';
export {
  findParticipantClashes,
  type ParticipantClash,
  type ParticipantClashes,
  type SessionParticipant,
  type UndeterminedClash,
} from './scheduling/find-participant-clashes.ts';
export {
  type AmbiguousPassage,
  findAmbiguousReading,
  readingIsUnambiguous,
} from './scheduling/findings/ambiguous-reading.ts';
export { checkOverlaps, type OverlapVerdict } from './scheduling/findings/check-overlaps.ts';
export {
  findConflictingReadings,
  readingsAgree,
  type ValueReadings,
} from './scheduling/findings/conflicting-readings.ts';
export {
  deadlineHasTime,
  findDeadlinesWithoutTime,
  type PublishedDeadline,
} from './scheduling/findings/deadline-without-time.ts';
export { findEndsBeforeStart } from './scheduling/findings/end-before-start.ts';
export {
  findSessionFindings,
  type TimetableContext,
} from './scheduling/findings/find-session-findings.ts';
export { findSessionsOnHolidays, type Holiday, notOnHoliday } from './scheduling/findings/holiday.ts';
export { findClockChangeTimes, localTimeIsUnique } from './scheduling/findings/local-time.ts';
export { findMissingMeridiems, meridiemIsPrinted } from './scheduling/findings/missing-meridiem.ts';
export {
  findSessionsOutsidePeriod,
  type PeriodOf,
  sessionWithinPeriod,
} from './scheduling/findings/outside-period.ts';
export {
  findOverBesideOpenWords,
  type WordsAboutWindow,
  wordsFitWindow,
} from './scheduling/findings/over-beside-open-words.ts';
export {
  agendaHasNoOverlap,
  facilitatorIsFree,
  findOverlappingSessions,
  linkIsFree,
  type Occupancy,
  type OccupyingEntry,
  participantIsFree,
  roomIsFree,
} from './scheduling/findings/overlapping-sessions.ts';
export {
  type AnnouncedValue,
  announcedValueIsPrinted,
  findPrintedWithoutValue,
} from './scheduling/findings/printed-without-value.ts';
export type { Reading, TimetableEntry } from './scheduling/findings/reading.ts';
export {
  checkSessionCount,
  findTooFewSessions,
  minimumSessionsPlanned,
  type SessionCount,
} from './scheduling/findings/session-count.ts';
export {
  findStatedDaysConflicts,
  type StatedDays,
  statedDaysAgree,
} from './scheduling/findings/stated-length-of-gathering.ts';
export { findStatedMinutesConflicts, statedMinutesAgree } from './scheduling/findings/stated-minutes.ts';
export { findTwoTitles, oneTitle, type PrintedTitle } from './scheduling/findings/two-titles.ts';
export {
  entitlementIsFulfilled,
  findUnfulfilledEntitlements,
  type PromisedSession,
} from './scheduling/findings/unfulfilled-entitlement.ts';
export { findUnusualLengths, lengthIsUsual } from './scheduling/findings/unusual-length.ts';
export {
  type DatedWeekday,
  findWeekdayMismatches,
  weekdayFitsDate,
} from './scheduling/findings/weekday-mismatch.ts';
export type { Gathering } from './scheduling/gathering.ts';
export { type AgendaOptions, readAgenda } from './scheduling/read-agenda.ts';
export { resolveOffsets, type Timed } from './scheduling/resolve-offsets.ts';
export {
  type Modality,
  modalities,
  type Session,
  type SessionId,
  type SessionKind,
  type SessionState,
  sessionKinds,
  sessionStates,
} from './scheduling/session.ts';
export type {
  SessionCommand,
  SessionEvent,
  SessionFacts,
  SessionRefusal,
} from './scheduling/session-command.ts';
export type {
  PlannedSlot,
  SeriesDates,
  SessionPlan,
  SessionSeries,
  TimeOfDay,
} from './scheduling/session-plan.ts';
export { hasBegun, isOver } from './scheduling/session-progress.ts';
export {
  type InstantInterval,
  possibleDays,
  type SessionTiming,
  sessionInterval,
  type TimedTiming,
  timedTiming,
  timingMinutes,
} from './scheduling/session-timing.ts';
export {
  type SessionCommandKind,
  sessionCommands,
  sessionTransitions,
} from './scheduling/session-transitions.ts';

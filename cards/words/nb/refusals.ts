import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  notFound: () => 'Jeg finner det ikke. Kanskje er du ikke med i prosjektet. Spør prosjektlederen.',
  notAllowed: () => 'Dette hører til en annen rolle. Spør prosjektansvarlig eller prosjektlederen.',
  formOutOfDate: () => 'Noe er endret siden dette kortet ble laget. Åpne det på nytt, og prøv igjen.',
  roundAlreadyOpen: (d) =>
    d('number')
      ? `Runde ${d('number')} er åpen til ${d('deadline')}. Avslutt den før dere åpner en ny.`
      : 'En runde er allerede åpen. Avslutt den før dere åpner en ny.',
  roundClosed: () => 'Runden er avsluttet, så dette kom ikke med. Resultatet ligger i kanalen.',
  roundStillOpen: (d) =>
    `Runden er fortsatt åpen, til ${d('deadline')}. Dette kan gjøres når den er avsluttet.`,
  noOpenRound: () =>
    'Ingen runde er åpen nå. Prosjektansvarlig eller prosjektlederen kan åpne en med «ny runde».',
  noClosedRound: () => 'Ingen runde er avsluttet ennå. Resultat og referat kommer når den første er det.',
  noMembers: () => 'Gruppen har ingen medlemmer. Legg til noen først, med «gruppe».',
  notInGroup: () => 'Bare medlemmer av gruppen svarer i denne runden.',
  unknownFactor: () => 'En av faktorene hører ikke til denne runden. Åpne skjemaet på nytt.',
  gradeMissing: () => 'Velg en karakter her.',
  gradeOutsideScale: (d) => `Karakteren må være et helt tall fra ${d('low')} til ${d('high')}.`,
  textTooLong: (d) => `Teksten er for lang. Det er plass til ${d('max')} tegn.`,
  textMissing: () => 'Skriv noe her.',
  tooManyFactors: (d) => `Dere kan ha opptil ${d('max')} egne faktorer.`,
  duplicateFactor: (d) => `«${d('name')}» står to ganger.`,
  scaleInvalid: (d) =>
    `Skalaen har ${d('steps')} trinn. Skriv ett ord for hvert trinn, på høyst ${d('maxLength')} tegn, eller la feltet stå tomt.`,
  deadlineInPast: () => 'Det tidspunktet er passert. Velg et senere.',
  deadlineNotLater: (d) => `Den nye fristen må være senere enn ${d('deadline')}.`,
  deadlineTooFar: (d) => `Fristen kan være høyst ${d('days')} dager fram.`,
  dateInvalid: () => 'Skriv en dato, for eksempel 2026-12-04.',
  timeInvalid: () => 'Skriv et klokkeslett, for eksempel 15:00.',
  timeZoneUnknown: () => 'Den tidssonen kjenner jeg ikke. Velg en fra listen.',
  choiceMissing: () => 'Velg noe her.',
  choiceUnknown: () => 'Valget finnes ikke. Velg et fra listen.',
  partyMissing: () =>
    'Skriv parten etter et komma på hver linje: folkevalgt, administrasjon, ansatt eller tillitsvalgt.',
  participantUnknown: (d) =>
    d('names')
      ? `Jeg finner ikke deltakeren. Mener du ${d('names')}?`
      : 'Jeg finner ikke deltakeren i programmet.',
  participantAmbiguous: (d) => `Flere heter det. Skriv hele navnet: ${d('names')}.`,
  projectNameTaken: (d) =>
    `Deltakeren har allerede et prosjekt som heter «${d('name')}». Velg et annet navn.`,
  personUnknown: () => 'Jeg kjenner ikke denne personen her. Velg en fra listen.',
  personTwice: (d) => `${d('name')} er valgt mer enn én gang. Hver person hører til én part.`,
  alreadyMember: (d) => `${d('name')} er allerede med i gruppen.`,
  groupFull: (d) => `Gruppen er full: Det er plass til ${d('max')} medlemmer.`,
  notMember: () => 'Personen er ikke med i gruppen.',
  minutesApproved: () =>
    'Referatet er godkjent og endres ikke. Velg «rett referatet» for å lage en ny versjon.',
  minutesNotApproved: () =>
    'Referatet er ikke godkjent ennå. Det oppdateres av seg selv når noe endres, så ingenting må rettes.',
  codeUnknown: () => 'Koden stemmer ikke. Se etter at alle tegnene er med, eller lag en ny.',
  codeExpired: () => 'Koden er brukt eller for gammel. Lag en ny fra den andre kontoen.',
  codeSamePerson: () => 'Denne kontoen er allerede din. Skriv koden fra den andre kontoen.',
  programmeMissing: () => 'Det finnes ikke noe program å legge prosjektet i. Spør sekretariatet.',
  accountUnusable: (d) =>
    `${d('name')} kan ikke svare her: Kontoen er slått av, eller er ikke et menneskes. Velg en annen.`,
  placeClosed: () => 'Jeg er ikke med i den kanalen. Inviter meg dit først, og prøv igjen.',
  placeArchived: () => 'Den kanalen er arkivert. Velg en annen.',
  placeTaken: () => 'Den kanalen er allerede i bruk. Velg en annen.',
  dateInPast: () => 'Den dagen har vært. Velg en senere.',
  dateInFuture: () => 'Den dagen har ikke vært ennå. Velg dagen da rapporten ble levert.',
  dateAfterProgramme: (d) => `Programmet slutter ${d('date')}. Velg en dag før det.`,
  yearMissing: () => 'Skriv hvilket år tilskuddsbrevet gjelder, eller la beløpet stå tomt.',
  yearInvalid: () => 'Skriv året med fire sifre, for eksempel 2026.',
  yearOutside: (d) => `Programmet går fra ${d('from')} til ${d('to')}. Skriv et av årene.`,
  amountMissing: (d) => `Tilskuddsbrevet for ${d('year')} er ikke registrert ennå. Skriv beløpet også.`,
  amountInvalid: () => 'Skriv beløpet i hele kroner, for eksempel 350 000.',
  reportDelivered: () => 'Rapporten er allerede levert. Er det feil, kan prosjektlederen ta det tilbake.',
  reportNotDelivered: () => 'Rapporten er ikke levert, så det er ingenting å ta tilbake.',
  deliveredLongAgo: (d) =>
    `Det er mer enn ${d('days')} dager siden rapporten ble levert, så det kan ikke tas tilbake her.`,
  noOpenDeadline: () => 'Ingen rapport venter nå. Registrer en frist med «ny rapporteringsfrist».',
  reportNotYours: () =>
    'Den som er ansvarlig for rapporten, prosjektlederen eller prosjektansvarlig gjør dette. Spør en av dem.',
  noProjectMeant: () => 'Ingen prosjekter hører til her. Velg noe annet fra listen.',
  rowsTooMany: (d) => `Det er plass til ${d('max')} linjer om gangen. Lim inn resten etterpå.`,
  rowIncomplete: (d) => `Linje ${d('lines')}: Her mangler prosjekt, dato eller innhold.`,
  rowDateInvalid: (d) => `Linje ${d('lines')}: Datoen kan ikke leses. Skriv den slik: 4.12.2026.`,
  rowDateInPast: (d) => `Linje ${d('lines')}: Den dagen har vært.`,
  rowDateAfterProgramme: (d) => `Linje ${d('lines')}: Den dagen er etter at programmet er slutt.`,
  rowTooLong: (d) => `Linje ${d('lines')}: Innholdet er for langt.`,
  rowProjectUnknown: (d) => `Linje ${d('lines')}: Jeg finner ikke prosjektet i programmet.`,
  rowProjectAmbiguous: (d) =>
    `Linje ${d('lines')}: Flere prosjekter heter det. Skriv deltakeren foran navnet.`,
  rowTwice: (d) => `Linje ${d('lines')}: Den samme fristen står lenger oppe.`,
  rowNoValue: (d) =>
    `Linje ${d('lines')}: En celle har en feil, eller en formel uten verdi. Lim inn verdien i stedet for formelen.`,
  milestoneReached: () => 'Milepælen er allerede nådd, så planen for den endres ikke mer.',
  milestoneNotReached: () => 'Milepælen er ikke nådd, så det er ingenting å ta tilbake.',
  noOpenMilestone: () => 'Planen har ingen milepæl som står igjen. Legg til en med «ny milepæl».',
  onlyResponsible: () =>
    'Det er den ansvarlige, prosjektlederen eller prosjektansvarlig som svarer for milepælen. Spør en av dem.',
  onlyWhoPressed: () => 'Bare den som sa at milepælen er nådd, kan ta det tilbake. Spør prosjektlederen.',
  takeBackOver: () =>
    'De ti minuttene er gått, så dette kan ikke tas tilbake lenger. Snakk med gruppen om det.',
  dateNotMoved: (d) => `Datoen er allerede ${d('date')}. Velg en annen.`,
  tooManyActivities: (d) => `Det er plass til ${d('max')} aktiviteter. Slå noen av dem sammen.`,
  tooManyChosen: (d) => `Velg høyst ${d('max')}.`,
  goalEnded: () =>
    'Målet er avsluttet, så det tar ikke imot tall eller endringer. Prosjektlederen kan ta det opp igjen.',
  goalDraft: () => 'Målet er et utkast. Åpne det, og trykk «Fyll ut det som mangler».',
  noGoalToMeasure: () =>
    'Ingen resultatmål kan måles nå. Legg inn et med «nytt mål», eller fyll ut det som mangler i utkastene.',
  numberInvalid: () => 'Skriv et tall med komma foran desimalene, for eksempel 7,2 eller 1\u00a0200.',
  numberOutside: (d) =>
    `Tallet er for langt. Det er plass til ${d('digits')} siffer, og ${d('decimals')} av dem bak kommaet.`,
  personsMissing: () => 'Skriv hvor mange personer tallet gjelder.',
  personsInvalid: () => 'Skriv antall personer som et helt tall, for eksempel 24.',
  zeroInFuture: () => 'Den dagen har ikke vært ennå. Nullpunktet er et tall dere har nå, eller hadde før.',
  targetBeforeZero: (d) => `Måldatoen må være etter nullpunktet, som er ${d('date')}.`,
  firstBeforeZero: (d) => `Første måling kan ikke være før nullpunktet, som er ${d('date')}.`,
  firstAfterTarget: (d) => `Første måling kan ikke være etter måldatoen, som er ${d('date')}.`,
  goalTooFar: (d) => `Måldatoen kan være høyst ${d('years')} år fram.`,
  dayNotMeasured: (d) => `Velg en dag fra ${d('from')} til ${d('to')}.`,
  measuredMeanwhile: () =>
    'Noen andre la inn et tall for denne dagen mens du skrev. Åpne skjemaet på nytt hvis det skal rettes.',
  notMeasurer: () =>
    'Det er den ansvarlige, prosjektlederen eller prosjektansvarlig som legger inn tallet. Spør en av dem.',
  dateNotAhead: () => 'Velg en dag som kommer.',
  nothingToPutOff: () =>
    'Det er ingenting å utsette nå. Skriv «hva vil du minne meg på» for å se hva som kommer.',
  laterTooLate: () => 'Det er ingen arbeidsdag igjen før fristen, så dette kan ikke vente.',
  laterTooFar: (d) => `Det må være senest ${d('date')}.`,
  pauseBackwards: () => 'Pausen må slutte etter at den har begynt.',
  pauseTooLong: (d) => `En pause kan vare i høyst ${d('days')} dager.`,
  workshopOpen: (d) => `Risikoverksted ${d('number')} er i gang. Avslutt det før dere starter et nytt.`,
  workshopMovedOn: () => 'Verkstedet er kommet til et annet steg. Åpne det på nytt for å se hvor dere er.',
  workshopOver: () =>
    'Verkstedet er avsluttet, og svarlenkene virker ikke lenger. Risikoene står i registeret.',
  noOpenWorkshop: () => 'Det er ikke noe risikoverksted i gang. Start et med «risikoverksted».',
  onlyLeader: () => 'Det er den som leder verkstedet, eller prosjektlederen, som gjør dette. Spør en av dem.',
  notesCollected: () => 'Listen er vist, så dette kom ikke med. Si det høyt, så skriver lederen det inn.',
  showListFirst: () => 'Vis listen først, så det som er notert, ikke går tapt.',
  tooManyRisks: (d) => `Det er plass til ${d('max')} om gangen. Send resten etterpå.`,
  registerFull: (d) => `Det er plass til ${d('max')} på listen. Slå sammen noen, eller legg noen til side.`,
  riskNotOnList: () => 'Noe av dette er ikke på listen lenger. Åpne skjemaet på nytt, og velg igjen.',
  riskBeingGraded: () =>
    'Gruppen vurderer dette nå. Gå tilbake til listen først, eller vent til tallene er vist.',
  riskNumberUnknown: (d) =>
    `Det finnes ingen risiko ${d('number')} her. Numrene står først på hver linje i listen.`,
  mergeIntoItself: () => 'En risiko kan ikke slås sammen med seg selv. Velg en annen å slå den sammen med.',
  mergeCircle: () => 'De to er allerede slått sammen, andre veien. Ta den ene tilbake først.',
  countermeasureDone: () => 'Mottiltaket er gjort, så det kan ikke trekkes tilbake.',
  riskNotClosed: () => 'Risikoen er ikke avsluttet, så det er ingenting å åpne igjen.',
  mergeHidesRequired: (d) =>
    `Risiko ${d('number')} må ha mottiltak, og den du slår den sammen med, er vurdert lavere. Slå dem sammen den andre veien.`,
  requiredNotAside: (d) =>
    `Risiko ${d('number')} må ha mottiltak, så den kan ikke legges til side. Sett inn et mottiltak, eller avslutt risikoen med en grunn.`,
  countermeasureInPlan: (d) =>
    `Aktiviteten «${d('text')}» er et mottiltak mot en risiko. La den stå som den er, eller trekk mottiltaket tilbake først.`,
  nothingToGrade: () => 'Det er ingenting å vurdere. Legg til en risikofaktor først.',
  gradesShown: () => 'Tallene er vist, så dette kom ikke med. Det som kom inn i tide, er talt med.',
  tooFewGraded: (d) =>
    `${d('count')} har vurdert alt. Tallene vises når minst ${d('needed')} har gjort det, ellers kunne de røpe hvem som ga hva.`,
  noRisks: () => 'Registeret er tomt. Start et risikoverksted med «risikoverksted».',
  gatheringThere: (d) =>
    d('date')
      ? `Den er planlagt fra før, ${d('date')}. Flytt den i stedet.`
      : 'Den er planlagt fra før. Flytt den i stedet.',
  gatheringBackwards: () => 'Siste dag må komme etter den første.',
  gatheringTooLong: (d) => `En samling kan vare i høyst ${d('days')} dager.`,
  gatheringOver: () => 'Samlingen har vært, så dette kan ikke endres mer.',
  gatheringCancelled: () => 'Samlingen er avlyst. Planlegg en ny i stedet.',
  gatheringNotMoved: () => 'Tid og sted er som før. Endre minst én av delene.',
  notInvited: () => 'Du er ikke invitert til denne samlingen. Prosjektlederen kan si hvem som er det.',
};

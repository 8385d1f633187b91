import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  notFound: () => 'Eg finn det ikkje. Kanskje er du ikkje med i prosjektet. Spør prosjektleiaren.',
  notAllowed: () => 'Dette høyrer til ei anna rolle. Spør prosjektansvarleg eller prosjektleiaren.',
  formOutOfDate: () => 'Noko er endra sidan dette kortet vart laga. Opne det på nytt, og prøv igjen.',
  roundAlreadyOpen: (d) =>
    d('number')
      ? `Runde ${d('number')} er open til ${d('deadline')}. Avslutt runden før de opnar ein ny.`
      : 'Ein runde er alt open. Avslutt runden før de opnar ein ny.',
  roundClosed: () => 'Runden er avslutta, så dette kom ikkje med. Resultatet ligg i kanalen.',
  roundStillOpen: (d) =>
    `Runden er framleis open, til ${d('deadline')}. Dette kan gjerast når runden er avslutta.`,
  noOpenRound: () =>
    'Ingen runde er open no. Prosjektansvarleg eller prosjektleiaren kan opne ein med «ny runde».',
  noClosedRound: () => 'Ingen runde er avslutta enno. Resultat og referat kjem når den første er det.',
  noMembers: () => 'Gruppa har ingen medlemmer. Legg til nokon først, med «gruppe».',
  notInGroup: () => 'Berre medlemmer av gruppa svarer i denne runden.',
  unknownFactor: () => 'Ein av faktorane høyrer ikkje til denne runden. Opne skjemaet på nytt.',
  gradeMissing: () => 'Vel ein karakter her.',
  gradeOutsideScale: (d) => `Karakteren må vere eit heilt tal frå ${d('low')} til ${d('high')}.`,
  textTooLong: (d) => `Teksten er for lang. Det er plass til ${d('max')} teikn.`,
  textMissing: () => 'Skriv noko her.',
  tooManyFactors: (d) => `De kan ha opptil ${d('max')} eigne faktorar.`,
  duplicateFactor: (d) => `«${d('name')}» står to gonger.`,
  scaleInvalid: (d) =>
    `Skalaen har ${d('steps')} steg. Skriv eitt ord for kvart steg, på høgst ${d('maxLength')} teikn, eller lat feltet stå tomt.`,
  deadlineInPast: () => 'Det tidspunktet har vore. Vel eit seinare.',
  deadlineNotLater: (d) => `Den nye fristen må vere seinare enn ${d('deadline')}.`,
  deadlineTooFar: (d) => `Fristen kan vere høgst ${d('days')} dagar fram.`,
  dateInvalid: () => 'Skriv ein dato, til dømes 2026-12-04.',
  timeInvalid: () => 'Skriv eit klokkeslett, til dømes 15:00.',
  timeZoneUnknown: () => 'Den tidssona kjenner eg ikkje. Vel ei frå lista.',
  choiceMissing: () => 'Vel noko her.',
  choiceUnknown: () => 'Valet finst ikkje. Vel eit frå lista.',
  partyMissing: () =>
    'Skriv parten etter eit komma på kvar linje: folkevald, administrasjon, tilsett eller tillitsvald.',
  participantUnknown: (d) =>
    d('names')
      ? `Eg finn ikkje deltakaren. Meiner du ${d('names')}?`
      : 'Eg finn ikkje deltakaren i programmet.',
  participantAmbiguous: (d) => `Fleire heiter det. Skriv heile namnet: ${d('names')}.`,
  projectNameTaken: (d) => `Deltakaren har alt eit prosjekt som heiter «${d('name')}». Vel eit anna namn.`,
  personUnknown: () => 'Eg kjenner ikkje denne personen her. Vel ein frå lista.',
  personTwice: (d) => `${d('name')} er vald meir enn éin gong. Kvar person høyrer til éin part.`,
  alreadyMember: (d) => `${d('name')} er alt med i gruppa.`,
  groupFull: (d) => `Gruppa er full: Det er plass til ${d('max')} medlemmer.`,
  notMember: () => 'Personen er ikkje med i gruppa.',
  minutesApproved: () =>
    'Referatet er godkjent og blir ikkje endra. Vel «rett referatet» for å lage ein ny versjon.',
  minutesNotApproved: () =>
    'Referatet er ikkje godkjent enno. Det blir oppdatert av seg sjølv når noko blir endra, så ingenting må rettast.',
  codeUnknown: () => 'Koden stemmer ikkje. Sjå etter at alle teikna er med, eller lag ein ny.',
  codeExpired: () => 'Koden er brukt eller for gammal. Lag ein ny frå den andre kontoen.',
  codeSamePerson: () => 'Denne kontoen er alt din. Skriv koden frå den andre kontoen.',
  programmeMissing: () => 'Det finst ikkje noko program å leggje prosjektet i. Spør sekretariatet.',
  accountUnusable: (d) =>
    `${d('name')} kan ikkje svare her: Kontoen er slått av, eller høyrer ikkje til eit menneske. Vel ein annan.`,
  placeClosed: () => 'Eg er ikkje med i den kanalen. Inviter meg dit først, og prøv igjen.',
  placeArchived: () => 'Den kanalen er arkivert. Vel ein annan.',
  placeTaken: () => 'Den kanalen er alt i bruk. Vel ein annan.',
  dateInPast: () => 'Den dagen har vore. Vel ein seinare.',
  dateInFuture: () => 'Den dagen har ikkje vore enno. Vel dagen då rapporten vart levert.',
  dateAfterProgramme: (d) => `Programmet sluttar ${d('date')}. Vel ein dag før det.`,
  yearMissing: () => 'Skriv kva år tilskotsbrevet gjeld, eller lat beløpet stå tomt.',
  yearInvalid: () => 'Skriv året med fire siffer, til dømes 2026.',
  yearOutside: (d) => `Programmet går frå ${d('from')} til ${d('to')}. Skriv eitt av åra.`,
  amountMissing: (d) => `Tilskotsbrevet for ${d('year')} er ikkje registrert enno. Skriv beløpet òg.`,
  amountInvalid: () => 'Skriv beløpet i heile kroner, til dømes 350 000.',
  reportDelivered: () => 'Rapporten er alt levert. Er det gale, kan prosjektleiaren gjere det om.',
  reportNotDelivered: () => 'Rapporten er ikkje levert, så det er ingenting å gjere om.',
  deliveredLongAgo: (d) =>
    `Det er meir enn ${d('days')} dagar sidan rapporten vart levert, så det kan ikkje gjerast om her.`,
  noOpenDeadline: () => 'Ingen rapport ventar no. Registrer ein frist med «ny rapporteringsfrist».',
  reportNotYours: () =>
    'Den som er ansvarleg for rapporten, prosjektleiaren eller prosjektansvarleg gjer dette. Spør ein av dei.',
  noProjectMeant: () => 'Ingen prosjekt høyrer til her. Vel noko anna frå lista.',
  rowsTooMany: (d) => `Det er plass til ${d('max')} linjer om gongen. Lim inn resten etterpå.`,
  rowIncomplete: (d) => `Linje ${d('lines')}: Her manglar prosjekt, dato eller innhald.`,
  rowDateInvalid: (d) => `Linje ${d('lines')}: Eg kan ikkje lese datoen. Skriv han slik: 4.12.2026.`,
  rowDateInPast: (d) => `Linje ${d('lines')}: Den dagen har vore.`,
  rowDateAfterProgramme: (d) => `Linje ${d('lines')}: Den dagen er etter at programmet er slutt.`,
  rowTooLong: (d) => `Linje ${d('lines')}: Innhaldet er for langt.`,
  rowProjectUnknown: (d) => `Linje ${d('lines')}: Eg finn ikkje prosjektet i programmet.`,
  rowProjectAmbiguous: (d) =>
    `Linje ${d('lines')}: Fleire prosjekt heiter det. Skriv deltakaren framfor namnet.`,
  rowTwice: (d) => `Linje ${d('lines')}: Den same fristen står lenger oppe.`,
  rowNoValue: (d) =>
    `Linje ${d('lines')}: Ei celle har ein feil, eller ein formel utan verdi. Lim inn verdien i staden for formelen.`,
  milestoneReached: () => 'Milepælen er alt nådd, så planen blir ikkje endra meir.',
  milestoneNotReached: () => 'Milepælen er ikkje nådd, så det er ingenting å ta tilbake.',
  noOpenMilestone: () => 'Planen har ingen milepæl som står att. Legg til ein med «ny milepæl».',
  onlyResponsible: () =>
    'Det er den ansvarlege, prosjektleiaren eller prosjektansvarleg som svarer for milepælen. Spør ein av dei.',
  onlyWhoPressed: () => 'Berre den som sa at milepælen er nådd, kan ta det tilbake. Spør prosjektleiaren.',
  takeBackOver: () =>
    'Dei ti minutta er gått, så dette kan ikkje takast tilbake lenger. Snakk med gruppa om det.',
  dateNotMoved: (d) => `Datoen er alt ${d('date')}. Vel ein annan.`,
  tooManyActivities: (d) => `Det er plass til ${d('max')} aktivitetar. Slå nokre av dei saman.`,
  tooManyChosen: (d) => `Vel høgst ${d('max')}.`,
  goalEnded: () =>
    'Målet er avslutta, så det tek ikkje imot tal eller endringar. Prosjektleiaren kan ta det opp att.',
  goalDraft: () => 'Målet er eit utkast. Opne det, og trykk «Fyll ut det som manglar».',
  noGoalToMeasure: () =>
    'Ingen resultatmål kan målast no. Legg inn eit med «nytt mål», eller fyll ut det som manglar i utkasta.',
  numberInvalid: () => 'Skriv eit tal med komma framfor desimalane, til dømes 7,2 eller 1\u00a0200.',
  numberOutside: (d) =>
    `Talet er for langt. Det er plass til ${d('digits')} siffer, og ${d('decimals')} av dei bak kommaet.`,
  personsMissing: () => 'Skriv kor mange personar talet gjeld.',
  personsInvalid: () => 'Skriv talet på personar som eit heilt tal, til dømes 24.',
  zeroInFuture: () => 'Den dagen har ikkje vore enno. Nullpunktet er eit tal de har no, eller hadde før.',
  targetBeforeZero: (d) => `Måldatoen må vere etter nullpunktet, som er ${d('date')}.`,
  firstBeforeZero: (d) => `Første måling kan ikkje vere før nullpunktet, som er ${d('date')}.`,
  firstAfterTarget: (d) => `Første måling kan ikkje vere etter måldatoen, som er ${d('date')}.`,
  goalTooFar: (d) => `Måldatoen kan vere høgst ${d('years')} år fram.`,
  dayNotMeasured: (d) => `Vel ein dag frå ${d('from')} til ${d('to')}.`,
  measuredMeanwhile: () =>
    'Nokon andre la inn eit tal for denne dagen medan du skreiv. Opne skjemaet på nytt om det skal rettast.',
  notMeasurer: () =>
    'Det er den ansvarlege, prosjektleiaren eller prosjektansvarleg som legg inn talet. Spør ein av dei.',
  dateNotAhead: () => 'Vel ein dag som kjem.',
  nothingToPutOff: () =>
    'Det er ingenting å utsetje no. Skriv «kva vil du minne meg på» for å sjå kva som kjem.',
  laterTooLate: () => 'Det er ingen arbeidsdag igjen før fristen, så dette kan ikkje vente.',
  laterTooFar: (d) => `Det må vere seinast ${d('date')}.`,
  pauseBackwards: () => 'Pausen må slutte etter at han har byrja.',
  pauseTooLong: (d) => `Ein pause kan vare i høgst ${d('days')} dagar.`,
  workshopOpen: (d) => `Risikoverkstad ${d('number')} er i gang. Avslutt han før de startar ein ny.`,
  workshopMovedOn: () => 'Verkstaden er komen til eit anna steg. Opne han på nytt for å sjå kor langt de er.',
  workshopOver: () =>
    'Verkstaden er avslutta, og svarlenkjene verkar ikkje lenger. Risikoane står i registeret.',
  noOpenWorkshop: () => 'Det er ingen risikoverkstad i gang. Start ein med «risikoverkstad».',
  onlyLeader: () =>
    'Det er den som leier verkstaden, eller prosjektleiaren, som gjer dette. Spør ein av dei.',
  notesCollected: () => 'Lista er vist, så dette kom ikkje med. Sei det høgt, så skriv leiaren det inn.',
  showListFirst: () => 'Vis lista først, så det som er notert, ikkje går tapt.',
  tooManyRisks: (d) => `Det er plass til ${d('max')} om gongen. Send resten etterpå.`,
  registerFull: (d) => `Det er plass til ${d('max')} på lista. Slå saman nokre, eller legg nokre til side.`,
  riskNotOnList: () => 'Noko av dette er ikkje på lista lenger. Opne skjemaet på nytt, og vel igjen.',
  riskBeingGraded: () =>
    'Gruppa vurderer dette no. Gå tilbake til lista først, eller vent til tala er viste.',
  riskNumberUnknown: (d) =>
    `Det finst ingen risiko ${d('number')} her. Nummera står først på kvar linje i lista.`,
  mergeIntoItself: () =>
    'Ein risiko kan ikkje slåast saman med seg sjølv. Vel ein annan å slå han saman med.',
  mergeCircle: () => 'Dei to er alt slegne saman, andre vegen. Ta den eine tilbake først.',
  countermeasureDone: () => 'Mottiltaket er gjort, så det kan ikkje trekkjast tilbake.',
  riskNotClosed: () => 'Risikoen er ikkje avslutta, så det er ingenting å opne igjen.',
  mergeHidesRequired: (d) =>
    `Risiko ${d('number')} må ha mottiltak, og den du slår han saman med, er vurdert lågare. Slå dei saman andre vegen.`,
  requiredNotAside: (d) =>
    `Risiko ${d('number')} må ha mottiltak, så han kan ikkje leggjast til side. Set inn eit mottiltak, eller avslutt risikoen med ei grunngiving.`,
  countermeasureInPlan: (d) =>
    `Aktiviteten «${d('text')}» er eit mottiltak mot ein risiko. Lat han stå som han er, eller trekk mottiltaket tilbake først.`,
  nothingToGrade: () => 'Det er ingenting å vurdere. Legg til ein risikofaktor først.',
  gradesShown: () => 'Tala er viste, så dette kom ikkje med. Det som kom inn i tide, er talt med.',
  tooFewGraded: (d) =>
    `${d('count')} har vurdert alt. Tala blir viste når minst ${d('needed')} har gjort det, elles kunne dei røpe kven som gav kva.`,
  noRisks: () => 'Registeret er tomt. Start ein risikoverkstad med «risikoverkstad».',
  gatheringThere: (d) =>
    d('date')
      ? `Ho er planlagd frå før, ${d('date')}. Flytt ho i staden.`
      : 'Ho er planlagd frå før. Flytt ho i staden.',
  gatheringBackwards: () => 'Siste dag må kome etter den første.',
  gatheringTooLong: (d) => `Ei samling kan vare i høgst ${d('days')} dagar.`,
  gatheringOver: () => 'Samlinga har vore, så dette kan ikkje endrast meir.',
  gatheringCancelled: () => 'Samlinga er avlyst. Planlegg ei ny i staden.',
  gatheringNotMoved: () => 'Tid og stad er som før. Endre minst éin av delane.',
  notInvited: () => 'Du er ikkje invitert til denne samlinga. Prosjektleiaren kan seie kven som er det.',
};
